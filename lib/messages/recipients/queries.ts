import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { isTombstoneName } from "@/lib/members/leaving/tombstone";
import { nameKey, plainKey } from "@/lib/members/name";
import type { Answerable } from "@/lib/messages/answering";
import type { Party } from "@/lib/messages/delivery";
import { mostRecipients, recipientNames } from "@/lib/messages/recipients/names";
import { type Unwritable, whyNotWritable } from "@/lib/messages/recipients/policy";
import { rulesOfWriting } from "@/lib/messages/recipients/rules";
import { membersAlike, recipientsNamed } from "@/lib/messages/recipients/search";
import { type Sender, type StandIn, standIn } from "@/lib/messages/sender";
import { Refusal } from "@/lib/refusal";
import type { Transaction } from "@/lib/transaction";

type Named = { id: number; name: string; leftAt: Date | null };
type Found = { recipients: Party[]; refusals: Refusal[] };

const refused: Record<Unwritable, string> = { self: "recipientSelf", left: "memberLeft" };

export async function findRecipients(tx: Transaction, sender: Sender, list: string | null, { copies = false } = {}): Promise<Found> {
  const names = recipientNames(list ?? "");
  if (list === null || (copies && names.length === 0)) return { recipients: [], refusals: [] };
  const rules = await rulesOfWriting();
  const members = await tx.member.findMany({ where: { nameKey: { in: names.map(nameKey) }, leftAt: null }, select: { id: true, name: true, nameKey: true, leftAt: true }, take: mostRecipients });
  const found = new Map<string, Named>(members.map((member) => [member.nameKey, member]));
  const { meant, several } = await namedAlike(
    tx,
    names.filter((name) => !found.has(nameKey(name))),
  );
  for (const [name, member] of meant) found.set(nameKey(name), member);
  const unclear = new Set(several.map(({ wanted }) => wanted));
  const unknown = names.filter((name) => !found.has(nameKey(name)) && !unclear.has(name));
  const recipients = [...new Map(names.flatMap((name) => found.get(nameKey(name)) ?? []).map(({ id, name }) => [id, { kind: "member" as const, id, name }])).values()];
  const reasons = new Set([...found.values()].flatMap((member) => whyNotWritable(sender, member, rules) ?? []));
  const length = recipients.length + unknown.length + unclear.size;
  return {
    recipients,
    refusals: [
      ...(several.length > 0 ? [problem("recipientUnclear", { names: several.map(({ name }) => name).join(", ") })] : []),
      ...(unknown.length > 0 ? [problem("recipientUnknown", { names: unknown.join(", ") })] : []),
      ...[...reasons].map((reason) => problem(refused[reason])),
      ...(length > rules.most ? [problem(rules.most === 1 ? "recipientsOne" : "recipientsMost", { most: rules.most, count: length })] : []),
      ...(length < rules.least && !copies ? [problem("recipientsLeast", { least: rules.least, count: length })] : []),
    ],
  };
}

type Alike = { meant: Map<string, Row>; several: (Row & { wanted: string })[] };

/** Who is meant by names that fit nobody to the letter: accents do not count, and where several fit, nobody is meant. What PostgreSQL takes for plain is more than that, so it only narrows the search. */
async function namedAlike(tx: Transaction | typeof db, names: string[]): Promise<Alike> {
  if (names.length === 0) return { meant: new Map(), several: [] };
  const rows = await tx.$queryRaw<(Row & { wanted: string })[]>(membersAlike(names, 2 * mostRecipients));
  const fitting = names.map((name) => rows.filter((row) => row.wanted === name && plainKey(row.name) === plainKey(name)));
  return { meant: new Map(fitting.flatMap(([one, ...others]) => (one && others.length === 0 ? [[one.wanted, one]] : []))), several: fitting.flatMap((those) => (those.length > 1 ? those : [])) };
}

export async function findMembers(tx: Transaction, ids: number[], most: number): Promise<Party[]> {
  if (ids.length === 0) throw new Refusal("invalid", "recipientRequired", { field: "to" });
  if (ids.length > most) throw problem("recipientsMost", { most, count: ids.length });
  const members = await tx.member.findMany({ where: { id: { in: ids }, leftAt: null }, select: { id: true, name: true }, take: most });
  const found = new Map(members.map((member) => [member.id, member]));
  const unknown = ids.filter((id) => !found.has(id));
  if (unknown.length > 0) throw problem("recipientUnknown", { names: unknown.map((id) => `#${id}`).join(", ") });
  return ids.flatMap((id) => found.get(id) ?? []).map(({ id, name }) => ({ kind: "member", id, name }));
}

export type Suggested = { name: string; avatarVersion: string | null; unwritable: Unwritable | null };

const mostSuggested = 8;

export async function suggestRecipients(actor: Actor, q: string): Promise<Suggested[]> {
  if (q === "") return [];
  return suggested(actor, await db.$queryRaw<Row[]>(recipientsNamed(q, mostSuggested)));
}

export async function lookUpRecipients(actor: Actor, names: string[]): Promise<Suggested[]> {
  const exact = await db.member.findMany({ where: { nameKey: { in: names.map(nameKey) }, leftAt: null }, select: { id: true, name: true, nameKey: true, avatarVersion: true, leftAt: true }, take: mostRecipients });
  const known = new Set(exact.map((member) => member.nameKey));
  const { meant } = await namedAlike(
    db,
    names.filter((name) => !known.has(nameKey(name))),
  );
  return suggested(actor, [...exact, ...meant.values()]);
}

type Row = { id: number; name: string; avatarVersion: string | null; leftAt: Date | null };

async function suggested(actor: Actor, rows: Row[]): Promise<Suggested[]> {
  const rules = await rulesOfWriting();
  return rows.map((row) => ({ name: row.name, avatarVersion: row.avatarVersion, unwritable: whyNotWritable(actor, row, rules) }));
}

export async function findSender(name: string): Promise<StandIn | null> {
  const member = await db.member.findFirst({ where: { nameKey: nameKey(name), leftAt: null }, select: { id: true, name: true } });
  return member && standIn(member);
}

export async function refusalsOfAnswer(sender: Sender, { other, leftAt }: Answerable): Promise<Refusal[]> {
  const reason = other.kind === "member" ? whyNotWritable(sender, { id: other.id, leftAt }, await rulesOfWriting()) : null;
  if (reason === "left" && !isTombstoneName(other.name)) return [new Refusal("conflict", "siteUnanswered")];
  return reason ? [new Refusal("conflict", refused[reason])] : [];
}

function problem(sentence: string, values: Record<string, string | number> = {}): Refusal {
  return new Refusal("invalid", sentence, { field: "to", values });
}
