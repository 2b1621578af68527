import { z } from "zod";

export const orders = ["match", "newest", "name", "seen"] as const;
export type Order = (typeof orders)[number];

export type Place = { order: Order; rank: number; at: number; name: string; id: number };

const placeSchema = z.tuple([z.enum(orders), z.number().int().min(0).max(9), z.number().int().min(0).max(8.64e15), z.string().max(60), z.number().int().min(1).max(2_147_483_647)]);

export function writePlace({ order, rank, at, name, id }: Place): string {
  return Buffer.from(JSON.stringify([order, rank, at, name, id])).toString("base64url");
}

export function readPlace(text: string): Place | null {
  try {
    const parsed = placeSchema.safeParse(JSON.parse(Buffer.from(text, "base64url").toString()));
    if (!parsed.success) return null;
    const [order, rank, at, name, id] = parsed.data;
    return /[\p{Cc}\p{Cs}]/u.test(name) ? null : { order, rank, at, name, id };
  } catch {
    return null;
  }
}
