import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { sidePool } from "@/lib/db";
import { oncePerProcess } from "@/lib/load/once-per-process";
import { keyedHash } from "@/lib/security/secrets";
import { isSecret, isSettingKey, type SettingKey, type SettingValue, settingKeys, settings, tellable } from "@/lib/settings/registry";

type Kept = { values: Promise<Map<SettingKey, unknown>>; readAt: number };

/** How old a process's copy may be before it is read again, and before anybody waits for that. The process that changes a setting forgets its copy at once; a copy that cannot be read again stays. */
const freshFor = 2000;
const goodFor = 30_000;
const copy = oncePerProcess("settings", () => ({ kept: undefined as Kept | undefined }));

export async function getSetting<K extends SettingKey>(key: K): Promise<SettingValue<K>> {
  const values = await keptSettings();
  return (values.has(key) ? values.get(key) : settings[key].initial) as SettingValue<K>;
}

type Value = string | number | boolean;
/** The version tells apart what is kept of it at different times, without telling what it is. */
export type ListedSetting = { key: SettingKey; value: Value; initial: Value; secret: boolean; version: string };

/** Read anew: whoever looks at them all wants to change them. */
export async function listSettings(viewer: Actor | "command line"): Promise<ListedSetting[]> {
  if (viewer !== "command line") demandRank(viewer, "ADMINISTRATOR");
  forgetSettings();
  return Promise.all(
    settingKeys.map(async (key) => {
      const value = await getSetting(key);
      return { key, value: tellable(key, value), initial: settings[key].initial, secret: isSecret(key), version: keyedHash(`setting ${key}`, String(value)).slice(0, 8) };
    }),
  );
}

export function forgetSettings(): void {
  copy.kept = undefined;
}

function keptSettings(): Promise<Map<SettingKey, unknown>> {
  const { kept } = copy;
  const age = kept ? Date.now() - kept.readAt : goodFor;
  if (kept && age < freshFor) return kept.values;
  const values = readSettings().catch((reason) => {
    if (kept) return kept.values;
    forgetSettings();
    throw reason;
  });
  copy.kept = { values, readAt: Date.now() };
  return kept && age < goodFor ? kept.values : values;
}

async function readSettings(): Promise<Map<SettingKey, unknown>> {
  const { rows } = await sidePool.query<{ key: string; value: unknown }>('select key, value from "Setting" limit 500');
  const values = new Map<SettingKey, unknown>();
  for (const { key, value } of rows) {
    const parsed = isSettingKey(key) ? settings[key].schema.safeParse(value) : undefined;
    if (isSettingKey(key) && parsed?.success) values.set(key, parsed.data);
  }
  return values;
}
