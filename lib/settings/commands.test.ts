import { beforeEach, describe, expect, test, vi } from "vitest";
import { tokenCookie } from "@/lib/auth/access-tokens";
import { deviceCookie } from "@/lib/auth/devices";
import { sessionCookie } from "@/lib/auth/next-auth";
import { db } from "@/lib/db";
import { localeCookie } from "@/lib/i18n/locale";
import { noticeCookie } from "@/lib/notice-cookie";
import { changeSetting, resetSetting } from "@/lib/settings/commands";
import { forgetSettings, getSetting, listSettings } from "@/lib/settings/queries";
import { isSecret, settingKeys, settings, tellable } from "@/lib/settings/registry";
import { createMember, type TestMember } from "@/lib/testing/members";
import { themeCookie } from "@/lib/theme";

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
  ["tribune.lastfmAddress", "", "required"],
  ["tribune.lastfmAddress", "ftp://ws.example/", "serviceAddress"],
  ["tribune.lastfmAddress", "https://me:word@ws.example/", "serviceAddress"],
  ["tribune.listenbrainzAddress", "http://[::1/", "serviceAddress"],
])("%s does not become %j, and the field says why", async (key, typed, sentence) => {
  await expect(changeSetting(ada.actor, key, typed)).rejects.toMatchObject({ code: "invalid", sentence, field: "value" });
  expect(await db.setting.count()).toBe(0);
});

describe("the fewest and the most people that a message goes to", () => {
  const save = (end: "least" | "most", typed: string) => changeSetting(ada.actor, `messages.${end}Recipients`, typed);

  test("never cross, whichever is saved last, and the field says at what the other stands", async () => {
    await save("most", "5");
    await expect(save("least", "6")).rejects.toMatchObject({ code: "invalid", sentence: "aboveMostRecipients", field: "value", values: { max: 5 } });
    await save("least", "5");
    await expect(save("most", "4")).rejects.toMatchObject({ code: "invalid", sentence: "belowLeastRecipients", field: "value", values: { min: 5 } });
    expect([await getSetting("messages.leastRecipients"), await getSetting("messages.mostRecipients")]).toEqual([5, 5]);
    expect(await db.auditEntry.count()).toBe(2);
  });

  test("do not cross either when two people save them at once", async () => {
    for (let round = 0; round < 10; round++) {
      await db.setting.deleteMany();
      const saved = await Promise.allSettled([save("least", "60"), save("most", "50")]);
      expect(saved.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    }
  });

  test("that have crossed before can be put right from either end", async () => {
    await db.setting.create({ data: { key: "messages.leastRecipients", value: 60 } });
    await db.setting.create({ data: { key: "messages.mostRecipients", value: 50 } });
    await expect(save("least", "55")).rejects.toMatchObject({ sentence: "aboveMostRecipients" });
    await save("most", "70");
    await resetSetting(ada.actor, "messages.mostRecipients");
    expect([await getSetting("messages.leastRecipients"), await getSetting("messages.mostRecipients")]).toEqual([60, 100]);
  });
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

describe("a secret", () => {
  const told = async (key: string) => (await listSettings(ada.actor)).find((setting) => setting.key === key);

  test("counts at once, and neither the audit nor the list holds it", async () => {
    for (const typed of ["abc123", " def456 "]) await changeSetting(ada.actor, "tribune.lastfmKey", typed);
    expect(await getSetting("tribune.lastfmKey")).toBe("def456");
    const acts = await db.auditEntry.findMany({ orderBy: { id: "asc" } });
    expect(acts.map(({ details }) => details)).toEqual([
      { from: "", to: "•••" },
      { from: "•••", to: "•••" },
    ]);
    expect(JSON.stringify([acts, await listSettings(ada.actor)])).not.toMatch(/abc123|def456/);
    expect(await told("tribune.lastfmKey")).toMatchObject({ value: "•••", initial: "", secret: true });
  });

  test("of another value has another version, by which it cannot be guessed", async () => {
    const versions = [];
    for (const typed of ["first", "second", "first"]) {
      await changeSetting(ada.actor, "tribune.listenbrainzToken", typed);
      versions.push((await told("tribune.listenbrainzToken"))?.version);
    }
    expect(versions[0]).toMatch(/^[\da-f]{8}$/);
    expect([versions[0] === versions[1], versions[0] === versions[2]]).toEqual([false, true]);
  });

  test("stays when an empty field is saved, and goes when it is removed", async () => {
    await changeSetting(ada.actor, "tribune.lastfmKey", "abc123");
    for (const typed of ["", "  ", undefined]) await expect(changeSetting(ada.actor, "tribune.lastfmKey", typed)).rejects.toMatchObject({ sentence: "required", field: "secret" });
    expect(await getSetting("tribune.lastfmKey")).toBe("abc123");
    await resetSetting(ada.actor, "tribune.lastfmKey");
    expect([await getSetting("tribune.lastfmKey"), (await told("tribune.lastfmKey"))?.value]).toEqual(["", ""]);
    expect(await db.auditEntry.findMany({ where: { act: "settings.reset" } })).toMatchObject([{ details: { from: "•••", to: "" } }]);
  });

  test("goes when the address that it is sent to changes, so that nobody draws it out", async () => {
    const enter = () => changeSetting(ada.actor, "tribune.lastfmKey", "abc123");
    await enter();
    await changeSetting(ada.actor, "tribune.listenbrainzAddress", "https://music.example");
    expect(await getSetting("tribune.lastfmKey")).toBe("abc123");
    await changeSetting(ada.actor, "tribune.lastfmAddress", "https://elsewhere.example/2.0/");
    expect(await getSetting("tribune.lastfmKey")).toBe("");
    await enter();
    await resetSetting(ada.actor, "tribune.lastfmAddress");
    expect(await getSetting("tribune.lastfmKey")).toBe("");
  });

  test.each([
    ["tribune.lastfmKey", "abc-123", "lettersAndDigits"],
    ["tribune.listenbrainzToken", "two words", "control"],
    ["tribune.listenbrainzToken", "line\nX-Header: y", "control"],
  ])("%s is not %j, and its own field says why", async (key, typed, sentence) => {
    await expect(changeSetting(ada.actor, key, typed)).rejects.toMatchObject({ sentence, field: "secret" });
  });

  test("is empty until somebody enters one, and what is none is told as it is", () => {
    expect(settingKeys.filter(isSecret)).toEqual(["tribune.lastfmKey", "tribune.listenbrainzToken"]);
    for (const key of settingKeys) expect([key, tellable(key, settings[key].initial)]).toEqual([key, settings[key].initial]);
  });
});

describe("the tribune's cookie", () => {
  test.each(["causerie.tribune", "djangotribune_user-agent", "T", "a".repeat(40)])("may be called %j", async (name) => {
    await changeSetting(ada.actor, "tribune.cookieName", name);
    expect(await getSetting("tribune.cookieName")).toBe(name);
  });

  test.each(["two words", "a=b", "a;b", "é", "xpathx", "Domain", "inSECUREd", "expires.at", "HttpOnly"])("is not called %j, which would be cut or not kept", async (name) => {
    await expect(changeSetting(ada.actor, "tribune.cookieName", name)).rejects.toMatchObject({ sentence: "cookieName", field: "value" });
  });

  test("bears the name of no other cookie of the site, in any case", async () => {
    const others = [sessionCookie.name, deviceCookie.name, tokenCookie, localeCookie, noticeCookie, themeCookie, "causerie.next", "next-auth.csrf-token", "__Host-next-auth.csrf-token", "__prerender_bypass"];
    for (const name of others.flatMap((other) => [other, other.toUpperCase()])) await expect(changeSetting(ada.actor, "tribune.cookieName", name), name).rejects.toMatchObject({ sentence: "cookieName" });
  });
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
