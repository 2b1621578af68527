import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { db } from "@/lib/db";
import { isSettingKey, type SettingKey, type SettingValue, settingKeys, settings } from "@/lib/settings/registry";

type Kept = { values: Map<SettingKey, unknown>; readAt: number };

/** How old a process's copy may be; the process that changes a setting forgets its copy at once. */
const keptFor = 2000;
const shared = globalThis as typeof globalThis & { causerieSettings?: Promise<Kept> | undefined };

export async function getSetting<K extends SettingKey>(key: K): Promise<SettingValue<K>> {
  const { values } = await keptSettings();
  return (values.has(key) ? values.get(key) : settings[key].initial) as SettingValue<K>;
}

export type ListedSetting = { key: SettingKey; value: string | number | boolean; initial: string | number | boolean };

/** Every setting as it is now, read anew: whoever looks at them all wants to change them. */
export async function listSettings(viewer: Actor | "command line"): Promise<ListedSetting[]> {
  if (viewer !== "command line") demandRank(viewer, "ADMINISTRATOR");
  forgetSettings();
  return Promise.all(settingKeys.map(async (key) => ({ key, value: await getSetting(key), initial: settings[key].initial })));
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
