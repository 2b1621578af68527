import { getTranslations } from "next-intl/server";
import { Filters } from "@/components/ui/filters";
import { type Actor, hasRank } from "@/lib/auth/actor";

type Section = "posts" | "addresses" | "channels";

export async function TribuneSections({ viewer, current }: { viewer: Actor; current: Section }) {
  if (!hasRank(viewer, "ADMINISTRATOR")) return null;
  const t = await getTranslations("channels");
  const addresses: Record<Section, string> = { posts: "/admin/tribune", addresses: "/admin/tribune?addresses=on", channels: "/admin/tribune/channels" };
  const sections = (["posts", "addresses", "channels"] as const).map((name) => ({ href: addresses[name], words: t(`sections.${name}`), current: name === current }));
  return <Filters label={t("sections.label")} filters={sections} />;
}
