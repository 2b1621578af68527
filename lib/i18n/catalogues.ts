import enAdmin from "./en/admin.json";
import enApi from "./en/api.json";
import enArchive from "./en/archive.json";
import enChannels from "./en/channels.json";
import enClients from "./en/clients.json";
import enCommon from "./en/common.json";
import enErrors from "./en/errors.json";
import enExport from "./en/export.json";
import enFilters from "./en/filters.json";
import enKeyboard from "./en/keyboard.json";
import enLeaving from "./en/leaving.json";
import enMail from "./en/mail.json";
import enMembers from "./en/members.json";
import enMessages from "./en/messages.json";
import enNoscript from "./en/noscript.json";
import enProblems from "./en/problems.json";
import enProfile from "./en/profile.json";
import enReading from "./en/reading.json";
import enReadme from "./en/readme.json";
import enSecurity from "./en/security.json";
import enSettings from "./en/settings.json";
import enTokens from "./en/tokens.json";
import enTribune from "./en/tribune.json";
import enUrls from "./en/urls.json";
import enWriting from "./en/writing.json";
import frAdmin from "./fr/admin.json";
import frApi from "./fr/api.json";
import frArchive from "./fr/archive.json";
import frChannels from "./fr/channels.json";
import frClients from "./fr/clients.json";
import frCommon from "./fr/common.json";
import frErrors from "./fr/errors.json";
import frExport from "./fr/export.json";
import frFilters from "./fr/filters.json";
import frKeyboard from "./fr/keyboard.json";
import frLeaving from "./fr/leaving.json";
import frMail from "./fr/mail.json";
import frMembers from "./fr/members.json";
import frMessages from "./fr/messages.json";
import frNoscript from "./fr/noscript.json";
import frProblems from "./fr/problems.json";
import frProfile from "./fr/profile.json";
import frReading from "./fr/reading.json";
import frReadme from "./fr/readme.json";
import frSecurity from "./fr/security.json";
import frSettings from "./fr/settings.json";
import frTokens from "./fr/tokens.json";
import frTribune from "./fr/tribune.json";
import frUrls from "./fr/urls.json";
import frWriting from "./fr/writing.json";
import type { Locale } from "./locale";

const en = {
  admin: enAdmin,
  api: enApi,
  archive: enArchive,
  channels: enChannels,
  clients: enClients,
  common: enCommon,
  errors: enErrors,
  export: enExport,
  keyboard: enKeyboard,
  filters: enFilters,
  leaving: enLeaving,
  mail: enMail,
  members: enMembers,
  messages: enMessages,
  noscript: enNoscript,
  problems: enProblems,
  profile: enProfile,
  reading: enReading,
  readme: enReadme,
  security: enSecurity,
  settings: enSettings,
  tokens: enTokens,
  tribune: enTribune,
  urls: enUrls,
  writing: enWriting,
};

export type Catalogue = typeof en;
export type Namespace = keyof Catalogue;

const fr: Catalogue = {
  admin: frAdmin,
  api: frApi,
  archive: frArchive,
  channels: frChannels,
  clients: frClients,
  common: frCommon,
  errors: frErrors,
  export: frExport,
  keyboard: frKeyboard,
  filters: frFilters,
  leaving: frLeaving,
  mail: frMail,
  members: frMembers,
  messages: frMessages,
  noscript: frNoscript,
  problems: frProblems,
  profile: frProfile,
  reading: frReading,
  readme: frReadme,
  security: frSecurity,
  settings: frSettings,
  tokens: frTokens,
  tribune: frTribune,
  urls: frUrls,
  writing: frWriting,
};

export const catalogues: Record<Locale, Catalogue> = { en, fr };

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Catalogue;
  }
}
