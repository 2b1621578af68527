import { expect, test } from "vitest";
import { forgetDevices, noteDevice, recogniseDevice, signDevice } from "@/lib/auth/devices";
import { db } from "@/lib/db";
import { createMember } from "@/lib/testing/members";

test("a browser is known again by the cookie that we gave it", () => {
  const device = recogniseDevice(undefined);
  expect(recogniseDevice(signDevice(device))).toBe(device);
});

test.each(["", "made-up", "made-up.signature", ".", "a.b.c"])("a cookie of %j, which is none of ours, makes a browser new", (cookie) => {
  const device = recogniseDevice(cookie);
  expect(device).toHaveLength(43);
  expect(recogniseDevice(cookie)).not.toBe(device);
});

test("the database cannot tell which cookie a browser has", async () => {
  const { id } = await createMember();
  expect(await db.$transaction((tx) => noteDevice(tx, id, { device: "laptop", address: null }))).toBe(true);
  expect(await db.$transaction((tx) => noteDevice(tx, id, { device: "laptop", address: null }))).toBe(false);
  expect(await db.knownDevice.findMany({ where: { memberId: id }, take: 2 })).toMatchObject([{ deviceHash: expect.not.stringContaining("laptop") }]);
});

test("a browser in which nobody signed in for so long that its cookie is gone is forgotten", async () => {
  const { id } = await createMember();
  for (const device of ["old", "new"]) await db.$transaction((tx) => noteDevice(tx, id, { device, address: null }));
  const [old] = await db.knownDevice.findMany({ where: { memberId: id }, orderBy: { id: "asc" }, take: 1 });
  await db.knownDevice.update({ where: { id: old?.id as number }, data: { lastSeenAt: new Date(Date.now() - 401 * 86_400_000) } });
  await forgetDevices();
  expect(await db.knownDevice.count({ where: { memberId: id } })).toBe(1);
});
