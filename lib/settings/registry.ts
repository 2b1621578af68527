import { z } from "zod";
import { isFreeCookieName } from "@/lib/settings/cookie-name";
import { titles } from "@/lib/settings/titles";
import { welcome } from "@/lib/settings/welcome";
import { hasVisible } from "@/lib/text/visible";

const plain = /^\P{Cc}*$/u;
const line = (max: number) => z.string().trim().refine(hasVisible, "required").max(max).regex(plain, "control");
const lines = z
  .string()
  .trim()
  .refine(hasVisible, "required")
  .max(2000)
  .regex(/^(?:\P{Cc}|[\n\t])*$/u, "control");
/** An address, with a name before it if one likes; empty for none. */
const mailbox = z
  .string()
  .trim()
  .max(300)
  .regex(/^$|^[^\p{Cc}<>@,;"]*<[^\s<>@,;"]+@[^\s<>@,;"]+>$|^[^\s<>@,;"]+@[^\s<>@,;"]+$/u, "mailbox");
const whole = (least: number, most: number) => z.number("numberInvalid").int("numberInvalid").min(least, "tooSmall").max(most, "tooLarge");

const service = line(300).refine(isServiceAddress, "serviceAddress");
/**
 * Nobody is shown more of it than whether there is one; it is empty until somebody enters one. `sentTo` is the setting of the
 * address that it is for: it goes when that changes, so that nobody draws it out to a server of their own.
 */
const secret = (sentTo: string, form: RegExp, sentence: string) => ({ schema: z.string().trim().max(200).regex(form, sentence), initial: "", secret: true, sentTo }) as const;

/** The label and the help of `site.name` are `settings.site.name.label` and `.help` in the catalogues. */
export const settings = {
  "site.name": { schema: line(60), initial: "Causerie" },
  "site.description": { schema: z.string().trim().max(300).regex(plain, "control"), initial: "" },
  "site.timeZone": { schema: line(60).refine(isTimeZone, "timeZoneUnknown"), initial: "Europe/Paris" },
  "members.joiningOpen": { schema: z.boolean(), initial: true },
  "members.approval": { schema: z.boolean(), initial: false },
  "members.proofOfWork": { schema: z.boolean(), initial: false },
  "members.activationHours": { schema: whole(1, 720), initial: 24 },
  "members.forgetUnactivatedDays": { schema: whole(1, 365), initial: 7 },
  "members.gravatar": { schema: z.boolean(), initial: false },
  "members.recoveryHours": { schema: whole(1, 72), initial: 1 },
  "members.emailUndoHours": { schema: whole(1, 720), initial: 72 },
  "members.renameDays": { schema: whole(0, 365), initial: 30 },
  "members.emojiInNames": { schema: z.boolean(), initial: true },
  "members.leavingDays": { schema: whole(0, 60), initial: 7 },
  "members.rememberedDays": { schema: whole(1, 3650), initial: 365 },
  "members.foldAddresses": { schema: z.boolean(), initial: true },
  "members.refuseDisposable": { schema: z.boolean(), initial: true },
  "members.welcomeMessage": { schema: z.boolean(), initial: true },
  "members.welcomeSubjectEn": { schema: line(60), initial: welcome.en.subject },
  "members.welcomeTextEn": { schema: lines, initial: welcome.en.text, long: true },
  "members.welcomeSubjectFr": { schema: line(60), initial: welcome.fr.subject },
  "members.welcomeTextFr": { schema: lines, initial: welcome.fr.text, long: true },
  "mail.keepTextDays": { schema: whole(1, 3650), initial: 30 },
  "messages.newMessages": { schema: z.enum(["accepted", "pending", "rejected"]), initial: "accepted" },
  "messages.visitorsMayWrite": { schema: z.boolean(), initial: true },
  "messages.severalRecipients": { schema: z.boolean(), initial: true },
  "messages.leastRecipients": { schema: whole(1, 100), initial: 1 },
  "messages.mostRecipients": { schema: whole(1, 100), initial: 100 },
  "messages.toOneself": { schema: z.boolean(), initial: true },
  "messages.copiesOnReply": { schema: z.boolean(), initial: true },
  "messages.quoteInQuickReply": { schema: z.boolean(), initial: false },
  "messages.showNamesAs": { schema: line(40).regex(/^[^%]*%[^%]*$/, "namePattern"), initial: "%" },
  "messages.mailMembers": { schema: z.boolean(), initial: true },
  "messages.mailVisitors": { schema: z.boolean(), initial: true },
  "messages.mailSender": { schema: mailbox, initial: "" },
  "messages.mailReplyTo": { schema: mailbox, initial: "" },
  "messages.keepTrashDays": { schema: whole(1, 3650), initial: 30 },
  "messages.visitorLinkDays": { schema: whole(1, 365), initial: 90 },
  "tribune.locked": { schema: z.boolean(), initial: false },
  "tribune.anonymousMayPost": { schema: z.boolean(), initial: true },
  "tribune.defaultLimit": { schema: whole(1, 500), initial: 50 },
  "tribune.maximumLimit": { schema: whole(1, 500), initial: 100 },
  "tribune.maximumLength": { schema: whole(50, 2000), initial: 500 },
  "tribune.editMinutes": { schema: whole(0, 1440), initial: 5 },
  "tribune.proofOfWork": { schema: z.boolean(), initial: false },
  "tribune.shortestName": { schema: whole(1, 20), initial: 3 },
  "tribune.ownPosts": { schema: whole(0, 500), initial: 50 },
  "tribune.refreshMilliseconds": { schema: whole(1000, 600_000), initial: 10_000 },
  "tribune.smileyAddress": { schema: line(300).regex(/^https?:\/\/[^\s{}]+\{0\}[^\s{}]*$/, "smileyAddress"), initial: "http://sfw.totoz.eu/{0}.gif" },
  "tribune.wholeAddresses": { schema: z.boolean(), initial: false },
  "tribune.addressDays": { schema: whole(1, 3650), initial: 30 },
  "tribune.urlsPerPost": { schema: whole(0, 20), initial: 5 },
  "tribune.urlsPerPage": { schema: whole(1, 100), initial: 30 },
  "tribune.lastfmAddress": { schema: service, initial: "https://ws.audioscrobbler.com/2.0/" },
  "tribune.lastfmKey": secret("tribune.lastfmAddress", /^[A-Za-z0-9]*$/, "lettersAndDigits"),
  "tribune.listenbrainzAddress": { schema: service.or(z.literal("")), initial: "" },
  "tribune.listenbrainzToken": secret("tribune.listenbrainzAddress", /^[!-~]*$/, "control"),
  "tribune.cookieName": { schema: line(40).refine(isFreeCookieName, "cookieName"), initial: "causerie.tribune" },
  "tribune.titles": { schema: z.string().trim().max(2000).regex(plain, "control"), initial: titles },
} as const satisfies Record<string, { schema: z.ZodType; initial: unknown; secret?: true; sentTo?: string; long?: true }>;

export type SettingKey = keyof typeof settings;
export type SettingValue<K extends SettingKey> = z.output<(typeof settings)[K]["schema"]>;

export const settingKeys = Object.keys(settings) as SettingKey[];

type Group<K extends string = SettingKey> = K extends `${infer G}.${string}` ? G : never;

export function groupOf(key: SettingKey): Group {
  return key.split(".")[0] as Group;
}

export const settingGroups = [...new Set(settingKeys.map(groupOf))];

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(settings, key);
}

export function isSecret(key: SettingKey): boolean {
  return "secret" in settings[key];
}

/** Text of several lines. */
export function isLong(key: SettingKey): boolean {
  return "long" in settings[key];
}

export function secretsSentTo(address: SettingKey): SettingKey[] {
  return settingKeys.filter((key) => {
    const setting = settings[key];
    return "sentTo" in setting && setting.sentTo === address;
  });
}

/** What may be told of a value: of a secret only whether there is one. */
export function tellable<T>(key: SettingKey, value: T): T | string {
  return isSecret(key) && value !== "" ? "•••" : value;
}

/** The values of a setting that has but a few. */
export function choicesOf(key: SettingKey): readonly string[] | null {
  const { schema } = settings[key];
  return schema instanceof z.ZodEnum ? schema.options : null;
}

/** Parameters are put behind it, so it has none of its own. */
function isServiceAddress(typed: string): boolean {
  return /^https?:\/\/[^\s?#@]+$/.test(typed) && URL.canParse(typed);
}

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf("timeZone").includes(name) || name === "UTC";
}
