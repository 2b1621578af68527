import { beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { changeSetting, resetSetting } from "@/lib/settings/commands";
import { forgetSettings, getSetting, listSettings } from "@/lib/settings/queries";
import { settingKeys, settings } from "@/lib/settings/registry";
import { createMember, type TestMember } from "@/lib/testing/members";

let ada: TestMember;

beforeEach(async () => {
  await db.auditEntry.deleteMany();
  await db.setting.deleteMany();
  await db.member.deleteMany();
  forgetSettings();
  ada = await createMember("ada", { role: "ADMINISTRATOR" });
});

test("a change counts at once, and the audit tells what it was before", async () => {
  expect(await getSetting("site.name")).toBe("Causerie");
  await changeSetting(ada.actor, "site.name", "  Le Bavardoir ");
  expect(await getSetting("site.name")).toBe("Le Bavardoir");
  expect(await db.auditEntry.findFirst()).toMatchObject({ act: "settings.change", subject: "site.name", actorName: "ada", details: { from: "Causerie", to: "Le Bavardoir" } });
});

test("numbers and boxes mean what they hold", async () => {
  await changeSetting(ada.actor, "members.activationHours", " 48 ");
  await changeSetting(ada.actor, "members.joiningOpen", undefined);
  expect(await getSetting("members.activationHours")).toBe(48);
  expect(await getSetting("members.joiningOpen")).toBe(false);
  for (const ticked of ["on", true, "true"]) {
    await changeSetting(ada.actor, "members.joiningOpen", ticked);
    expect(await getSetting("members.joiningOpen")).toBe(true);
  }
});

test("setting what is set already leaves no trace", async () => {
  await changeSetting(ada.actor, "site.name", "Causerie");
  expect(await db.auditEntry.count()).toBe(0);
});

test.each([
  ["site.timeZone", "Europe/Pariss", "timeZoneUnknown"],
  ["site.timeZone", "", "required"],
  ["site.name", "   ", "required"],
  ["site.name", "a".repeat(61), "tooLong"],
  ["members.activationHours", "soon", "numberInvalid"],
  ["members.activationHours", "", "numberInvalid"],
  ["members.activationHours", "1.5", "numberInvalid"],
  ["members.activationHours", "Infinity", "numberInvalid"],
  ["members.activationHours", "0", "tooSmall"],
  ["members.activationHours", "721", "tooLarge"],
])("%s does not become %j, and the field says why", async (key, typed, sentence) => {
  await expect(changeSetting(ada.actor, key, typed)).rejects.toMatchObject({ code: "invalid", sentence, field: "value" });
  expect(await db.setting.count()).toBe(0);
});

test("a setting that does not exist cannot be changed", async () => {
  for (const key of ["site.colour", "constructor", "__proto__", ""]) {
    await expect(changeSetting(ada.actor, key, "x")).rejects.toMatchObject({ sentence: "settingUnknown" });
    await expect(resetSetting(ada.actor, key)).rejects.toMatchObject({ sentence: "settingUnknown" });
  }
});

test("for moderators and members there are no settings", async () => {
  for (const role of ["MODERATOR", "MEMBER"] as const) {
    const { actor } = await createMember(`somebody ${role}`, { role });
    await expect(changeSetting(actor, "site.name", "Mine")).rejects.toMatchObject({ code: "not_found" });
    await expect(resetSetting(actor, "site.name")).rejects.toMatchObject({ code: "not_found" });
    await expect(listSettings(actor)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("going back to the default is an act as well", async () => {
  await changeSetting(ada.actor, "tribune.maximumLength", "800");
  await resetSetting(ada.actor, "tribune.maximumLength");
  await resetSetting(ada.actor, "tribune.maximumLength");
  expect(await getSetting("tribune.maximumLength")).toBe(settings["tribune.maximumLength"].initial);
  expect(await db.auditEntry.findMany({ where: { act: "settings.reset" } })).toMatchObject([{ details: { from: 800, to: 500 } }]);
});

test("a kept value that no longer fits gives way to the default", async () => {
  await db.setting.create({ data: { key: "tribune.maximumLength", value: "very long" } });
  await db.setting.create({ data: { key: "gone.setting", value: 1 } });
  forgetSettings();
  expect(await getSetting("tribune.maximumLength")).toBe(500);
  expect((await listSettings(ada.actor)).map(({ key }) => key)).toEqual(settingKeys);
});

test("every default fits its own setting", () => {
  for (const key of settingKeys) expect(settings[key].schema.safeParse(settings[key].initial).success, key).toBe(true);
});

test("settings that cannot be read again stay what they were", async () => {
  await changeSetting(ada.actor, "site.name", "Le Bavardoir");
  const begun = Date.now();
  expect(await getSetting("site.name")).toBe("Le Bavardoir");
  await db.$executeRaw`alter table "Setting" rename to "AwaySetting"`;
  vi.useFakeTimers({ now: begun + 10_000, toFake: ["Date"] });
  expect([await getSetting("site.name"), await getSetting("site.name")]).toEqual(["Le Bavardoir", "Le Bavardoir"]);
  await db.$executeRaw`alter table "AwaySetting" rename to "Setting"`;
  vi.useRealTimers();
});
