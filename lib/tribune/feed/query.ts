import { getSetting } from "@/lib/settings/queries";
import type { Direction } from "@/lib/tribune/feed/format";

export type FeedQuery = { limit: number; direction: Direction; after: number | undefined; width: number };

const largestNumber = 2 ** 31 - 1;
const usualWidth = 90;
const largestWidth = 600;

/** What a client asks of a backend; whatever makes no sense counts as not said (reference/tribune.md section 1.1). */
export async function readFeedQuery(query: URLSearchParams, usual: Direction): Promise<FeedQuery> {
  const direction = query.get("direction")?.toLowerCase();
  const [initial, maximum] = await Promise.all([getSetting("tribune.defaultLimit"), getSetting("tribune.maximumLimit")]);
  return {
    limit: Math.min(natural(query.get("limit")) || initial, maximum),
    direction: direction === "asc" || direction === "desc" ? direction : usual,
    after: readLastId(query),
    width: Math.min(natural(query.get("table_width")) || usualWidth, largestWidth),
  };
}

export function readLastId(query: URLSearchParams): number | undefined {
  const found = ["last_id", "last", "id"].map((name) => natural(query.get(name))).find((number) => number !== undefined);
  return found === undefined ? undefined : Math.min(found, largestNumber);
}

function natural(text: string | null): number | undefined {
  return text !== null && /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}
