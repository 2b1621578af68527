import { Filters } from "@/components/ui/filters";
import { type Actor, hasRank } from "@/lib/auth/actor";
import { getTranslations } from "@/lib/i18n/texts";

const sections = [
  { name: "posts", role: "MODERATOR", href: "/admin/tribune" },
  { name: "addresses", role: "ADMINISTRATOR", href: "/admin/tribune?addresses=on" },
  { name: "urls", role: "MODERATOR", href: "/admin/tribune/urls" },
  { name: "channels", role: "ADMINISTRATOR", href: "/admin/tribune/channels" },
  { name: "filters", role: "ADMINISTRATOR", href: "/admin/tribune/filters" },
] as const;

export async function TribuneSections({ viewer, current }: { viewer: Actor; current: (typeof sections)[number]["name"] }) {
  const t = await getTranslations("channels.sections");
  const open = sections.filter(({ role }) => hasRank(viewer, role));
  return <Filters label={t("label")} filters={open.map(({ name, href }) => ({ href, words: t(name), current: name === current }))} />;
}
