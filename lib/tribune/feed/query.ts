import { getSetting } from "@/lib/settings/queries";

export type FeedQuery = { limit: number; direction: "asc" | "desc"; after: number | undefined };

const largestNumber = 2 ** 31 - 1;

/** What a client asks of a backend; whatever makes no sense counts as not said (reference/tribune.md section 1.1). */
export async function readFeedQuery(query: URLSearchParams, usual: "asc" | "desc"): Promise<FeedQuery> {
  const direction = query.get("direction")?.toLowerCase();
  const [initial, maximum] = await Promise.all([getSetting("tribune.defaultLimit"), getSetting("tribune.maximumLimit")]);
  return {
    limit: Math.min(natural(query.get("limit")) || initial, maximum),
    direction: direction === "asc" || direction === "desc" ? direction : usual,
    after: readLastId(query),
  };
}

export function readLastId(query: URLSearchParams): number | undefined {
  const found = ["last_id", "last", "id"].map((name) => natural(query.get(name))).find((number) => number !== undefined);
  return found === undefined ? undefined : Math.min(found, largestNumber);
}

function natural(text: string | null): number | undefined {
  return text !== null && /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}
