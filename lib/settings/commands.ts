import "server-only";
import { writeAudit } from "@/lib/audit/commands";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { db } from "@/lib/db";
import { problemOf } from "@/lib/problems";
import { Refusal } from "@/lib/refusal";
import { forgetSettings } from "@/lib/settings/queries";
import { rangeOf, refuseCrossed } from "@/lib/settings/ranges";
import { isSecret, isSettingKey, type SettingKey, secretsSentTo, settings, tellable } from "@/lib/settings/registry";
import type { Transaction } from "@/lib/transaction";

type Plain = string | number | boolean;

export async function changeSetting(actor: Actor, key: string, typed: string | boolean | undefined): Promise<void> {
  const known = demandSetting(actor, key);
  const parsed = settings[known].schema.safeParse(meant(known, typed));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const problem = issue ? problemOf(issue) : { key: "invalid", values: {} };
    throw new Refusal("invalid", problem.key, { field: isSecret(known) ? "secret" : "value", values: problem.values });
  }
  const value = parsed.data;
  await db.$transaction(async (tx) => {
    const before = await presentValue(tx, known);
    if (before === value) return;
    await demandUncrossed(tx, known, Number(value));
    await tx.setting.upsert({ where: { key }, create: { key, value, editorId: actor.memberId }, update: { value, editorId: actor.memberId } });
    await writeAudit(tx, actor, { act: "settings.change", subject: key, details: { from: tellable(known, before), to: tellable(known, value) } });
    for (const secret of secretsSentTo(known)) await forget(tx, actor, secret);
  });
  forgetSettings();
}

export async function resetSetting(actor: Actor, key: string): Promise<void> {
  const known = demandSetting(actor, key);
  await db.$transaction(async (tx) => {
    for (const each of [known, ...secretsSentTo(known)]) await forget(tx, actor, each);
  });
  forgetSettings();
}

async function demandUncrossed(tx: Transaction, key: SettingKey, value: number): Promise<void> {
  const range = rangeOf(key);
  if (range) refuseCrossed(range, key, { value, other: Number(await presentValue(tx, key === range.least ? range.most : range.least)) });
}

async function forget(tx: Transaction, actor: Actor, key: SettingKey): Promise<void> {
  const before = await presentValue(tx, key);
  const { count } = await tx.setting.deleteMany({ where: { key } });
  if (count > 0) await writeAudit(tx, actor, { act: "settings.reset", subject: key, details: { from: tellable(key, before), to: settings[key].initial } });
}

function demandSetting(actor: Actor, key: string): SettingKey {
  demandRank(actor, "ADMINISTRATOR");
  if (!isSettingKey(key)) throw new Refusal("not_found", "settingUnknown");
  return key;
}

function meant(key: SettingKey, typed: string | boolean | undefined): unknown {
  const { initial } = settings[key];
  if (typeof initial === "boolean") return typed === true || typed === "on" || typed === "true";
  if (typeof initial === "number") return typeof typed === "string" && typed.trim() !== "" ? Number(typed) : undefined;
  return isSecret(key) ? String(typed ?? "").trim() || undefined : typed;
}

async function presentValue(tx: Transaction, key: SettingKey): Promise<Plain> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('settings'))`;
  const row = await tx.setting.findUnique({ where: { key }, select: { value: true } });
  const kept = settings[key].schema.safeParse(row?.value);
  return kept.success ? kept.data : settings[key].initial;
}
