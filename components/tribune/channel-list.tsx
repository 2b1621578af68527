import { Filters } from "@/components/ui/filters";
import type { Actor } from "@/lib/auth/actor";
import { getTranslations } from "@/lib/i18n/texts";
import { listChannels } from "@/lib/tribune/channels/queries";

export async function ChannelList({ viewer, slug: current, pathOf }: { viewer: Actor | null; slug: string; pathOf: (slug: string) => string }) {
  const channels = await listChannels(viewer);
  if (channels.length < 2) return null;
  const t = await getTranslations("channels.board");
  return <Filters oneLine label={t("label")} filters={channels.map(({ slug, title }) => ({ href: pathOf(slug), words: title, current: slug === current }))} />;
}
