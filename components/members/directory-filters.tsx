import { Filters } from "@/components/ui/filters";
import { getTranslations } from "@/lib/i18n/texts";
import { orders } from "@/lib/members/directory/place";
import type { DirectoryQuery } from "@/lib/members/directory/schema";
import { orderOf } from "@/lib/members/directory/search";

const shows = { everybody: {}, lately: { seen: "lately" }, staff: { role: "staff" } } as const;

export async function DirectoryFilters({ query }: { query: DirectoryQuery }) {
  const t = await getTranslations("members.list");
  const { q, sort, role, seen } = query;
  const shown = role ? "staff" : seen ? "lately" : "everybody";
  return (
    <div className="flex flex-wrap justify-between gap-x-6">
      <Filters label={t("show")} filters={(Object.keys(shows) as (keyof typeof shows)[]).map((name) => ({ href: hrefOf({ q, sort, ...shows[name] }), words: t(`shows.${name}`), current: name === shown }))} />
      <Filters label={t("sort")} filters={orders.filter((order) => order !== "match" || q).map((order) => ({ href: hrefOf({ q, role, seen, sort: order }), words: t(`sorts.${order}`), current: order === orderOf(query) }))} />
    </div>
  );
}

export function hrefOf(said: Record<string, string | undefined>): string {
  const query = new URLSearchParams(Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return query.size > 0 ? `/members?${query}` : "/members";
}
