import { z } from "zod";
import type { Folder } from "@/lib/generated/prisma/enums";
import { folderPath } from "@/lib/messages/folder";
import { type Edge, readEdge } from "@/lib/messages/listing/edge";
import { type Order, orders } from "@/lib/messages/listing/order";

export type Listing = { by: "conversation" | "message"; sort: Order; unread: boolean; q: string };

export type Place = { after?: Edge | undefined; before?: Edge | undefined };

export const plainListing: Listing = { by: "conversation", sort: "-date", unread: false, q: "" };

const single = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (Array.isArray(value) ? value[0] : value), schema);

export const wordsSchema = z
  .string()
  .trim()
  .max(200)
  .regex(/^\P{Cc}*$/u, "control");

const listingSchema = z.object({
  by: single(z.enum(["conversation", "message"]).default("conversation")).catch("conversation"),
  sort: single(z.enum(orders).default("-date")).catch("-date"),
  unread: single(
    z
      .string()
      .optional()
      .transform((unread) => unread !== undefined),
  ).catch(false),
  q: single(wordsSchema.default("")).catch(""),
});

const edges = z.object({ after: single(z.string().optional()).catch(undefined), before: single(z.string().optional()).catch(undefined) });

export function readListing(query: Record<string, unknown>): { listing: Listing; place: Place } {
  const listing = listingSchema.parse(query);
  const { after, before } = edges.parse(query);
  return { listing, place: { after: readEdge(after, listing.sort), before: readEdge(before, listing.sort) } };
}

export function listingPath(folder: Folder, listing: Listing): string {
  const query = listingQuery(listing);
  return query.size > 0 ? `${folderPath(folder)}?${query}` : folderPath(folder);
}

export function listingQuery({ by, sort, unread, q }: Listing): URLSearchParams {
  return new URLSearchParams({ ...(by === "message" && { by }), ...(sort !== "-date" && { sort }), ...(unread && { unread: "" }), ...(q && { q }) });
}
