import type { EntryKind } from "@/lib/generated/prisma/enums";
import { type Key, type Keys, keyOf, type Order } from "@/lib/messages/listing/order";

export type Edge = { at: Date; entryId: number; kind?: EntryKind; party?: string; subjectKey?: string };

export function writeEdge({ at, entryId, kind, party, subjectKey }: Keys, order: Order): string {
  const compared: Record<Key, string[]> = { date: [], party: [kind, party], subject: [subjectKey] };
  const rest = compared[keyOf(order)].map((text) => `~${Buffer.from(text).toString("base64url") || "."}`);
  return `${at.getTime()}-${entryId}${rest.join("")}`;
}

export function readEdge(text: string | undefined, order: Order): Edge | undefined {
  const [, time, entryId, rest = ""] = /^(\d{1,14})-(\d{1,9})((?:~[\w.-]{1,700}){0,2})$/.exec(text ?? "") ?? [];
  if (!time || !entryId) return undefined;
  const place = { at: new Date(Number(time)), entryId: Number(entryId) };
  const parts = rest.split("~").slice(1).map(readPart);
  const key = keyOf(order);
  if (key === "date") return parts.length === 0 ? place : undefined;
  if (key === "subject") return parts.length === 1 ? { ...place, subjectKey: parts[0] as string } : undefined;
  const [kind, party] = parts;
  return (kind === "SENT" || kind === "RECEIVED") && party !== undefined ? { ...place, kind, party } : undefined;
}

function readPart(part: string): string {
  return part === "." ? "" : Buffer.from(part, "base64url").toString().replaceAll("\0", "").slice(0, 120);
}
