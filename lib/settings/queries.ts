import "server-only";
import { db } from "@/lib/db";
import { isSettingKey, type SettingKey, type SettingValue, settings } from "@/lib/settings/registry";

type Kept = { values: Map<SettingKey, unknown>; readAt: number };

/** How old a process's copy may be; the process that changes a setting forgets its copy at once. */
const keptFor = 2000;
const shared = globalThis as typeof globalThis & { causerieSettings?: Promise<Kept> | undefined };

export async function getSetting<K extends SettingKey>(key: K): Promise<SettingValue<K>> {
  const { values } = await keptSettings();
  return (values.has(key) ? values.get(key) : settings[key].initial) as SettingValue<K>;
}

export async function listSettings(): Promise<{ key: SettingKey; value: unknown; changed: boolean }[]> {
  const { values } = await keptSettings();
  return (Object.keys(settings) as SettingKey[]).map((key) => ({ key, value: values.get(key) ?? settings[key].initial, changed: values.has(key) }));
}

export function forgetSettings(): void {
  shared.causerieSettings = undefined;
}

async function keptSettings(): Promise<Kept> {
  const kept = await shared.causerieSettings?.catch(() => undefined);
  if (kept && Date.now() - kept.readAt < keptFor) return kept;
  shared.causerieSettings = readSettings();
  return shared.causerieSettings;
}

async function readSettings(): Promise<Kept> {
  const rows = await db.setting.findMany({ take: 500, select: { key: true, value: true } });
  const values = new Map<SettingKey, unknown>();
  for (const { key, value } of rows) {
    const parsed = isSettingKey(key) ? settings[key].schema.safeParse(value) : undefined;
    if (isSettingKey(key) && parsed?.success) values.set(key, parsed.data);
  }
  return { values, readAt: Date.now() };
}
