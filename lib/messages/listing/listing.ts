import { z } from "zod";
import type { Folder } from "@/lib/generated/prisma/enums";
import { folderPath } from "@/lib/messages/folder";
import { type Edge, readEdge } from "@/lib/messages/listing/edge";
import { type Order, orders } from "@/lib/messages/listing/order";

export type Listing = { by: "conversation" | "message"; sort: Order; unread: boolean; q: string };

export type Place = { after?: Edge | undefined; before?: Edge | undefined };

export const plainListing: Listing = { by: "conversation", sort: "-date", unread: false, q: "" };

const single = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (Array.isArray(value) ? value[0] : value), schema);

const longest = 200;
const words = z
  .string()
  .trim()
  .regex(/^\P{Cc}*$/u, "control");

export const wordsSchema = words.max(longest);

const listingSchema = z.object({
  by: single(z.enum(["conversation", "message"]).default("conversation")).catch("conversation"),
  sort: single(z.enum(orders).default("-date")).catch("-date"),
  unread: single(
    z
      .string()
      .optional()
      .transform((unread) => unread !== undefined),
  ).catch(false),
  q: single(words.default("")).catch(""),
});

const edges = z.object({ after: single(z.string().optional()).catch(undefined), before: single(z.string().optional()).catch(undefined) });

/** A search that is too long is made by its beginning; `typed` is what was asked for. */
export function readListing(query: Record<string, unknown>): { listing: Listing; place: Place; typed: string } {
  const { q: typed, ...rest } = listingSchema.parse(query);
  const listing = { ...rest, q: beginningOf(typed) };
  const { after, before } = edges.parse(query);
  return { listing, typed, place: { after: readEdge(after, listing.sort), before: readEdge(before, listing.sort) } };
}

function beginningOf(typed: string): string {
  const half = /[\uD800-\uDBFF]$/;
  return typed.slice(0, longest).replace(half, "").trimEnd();
}

export function listingPath(folder: Folder, listing: Listing): string {
  const query = listingQuery(listing);
  return query.size > 0 ? `${folderPath(folder)}?${query}` : folderPath(folder);
}

export function listingQuery({ by, sort, unread, q }: Listing): URLSearchParams {
  return new URLSearchParams({ ...(by === "message" && { by }), ...(sort !== "-date" && { sort }), ...(unread && { unread: "" }), ...(q && { q }) });
}
