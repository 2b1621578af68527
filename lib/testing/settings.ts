import { db } from "@/lib/db";
import { forgetSettings } from "@/lib/settings/queries";
import type { SettingKey, SettingValue } from "@/lib/settings/registry";

export async function choose<K extends SettingKey>(key: K, value: SettingValue<K>): Promise<void> {
  await db.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
  forgetSettings();
}

export async function clearSettings(): Promise<void> {
  await db.setting.deleteMany();
  forgetSettings();
}
