import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { beat } from "@/lib/health/commands";
import { getHealth, getHealthDetails } from "@/lib/health/queries";
import { executorHeart, missedAfter } from "@/lib/jobs/executor";
import { createMail } from "@/lib/testing/mails";
import { createMember } from "@/lib/testing/members";

test("a worker is at work from its first sign of life until half a minute after its last", async () => {
  expect(await getHealth()).toEqual({ database: "up", worker: "missing", executor: { name: "inngest", seen: false }, mail: { transport: "outbox", waiting: 0, failed: 0 }, runs: null });
  await beat("worker");
  await beat("worker");
  expect((await getHealth()).worker).toBe("up");
  await db.heartbeat.update({ where: { name: "worker" }, data: { seenAt: new Date(Date.now() - 31_000) } });
  expect((await getHealth()).worker).toBe("missing");
});

test("the executor has been seen once it showed life, and is missed when that is long ago", async () => {
  expect((await getHealth()).executor).toEqual({ name: "inngest", seen: false });
  await beat(executorHeart);
  expect((await getHealth()).executor).toEqual({ name: "inngest", seen: true });
  await db.heartbeat.update({ where: { name: executorHeart }, data: { seenAt: new Date(Date.now() - missedAfter - 1000) } });
  expect((await getHealth()).executor).toEqual({ name: "inngest", seen: false });
});

test("mails that wait and mails that were given up are counted", async () => {
  await createMail({ handedOverAt: null, transport: null });
  await createMail({ handedOverAt: null, failedAt: new Date(), transport: "smtp", lastError: "no such domain" });
  expect((await getHealth()).mail).toMatchObject({ waiting: 1, failed: 1 });
});

test("administrators see versions and migrations, moderators do not", async () => {
  const [ada, mona] = [await createMember("ada", { role: "ADMINISTRATOR" }), await createMember("mona", { role: "MODERATOR" })];
  const details = await getHealthDetails(ada.actor);
  expect(details.postgresql).toMatch(/^\d+/);
  expect(details.migrations).toMatchObject({ count: expect.any(Number), latest: expect.stringMatching(/^\d{14}_/) });
  expect(details.site.startedAt.getTime()).toBeLessThan(Date.now());
  await expect(getHealthDetails(mona.actor)).rejects.toMatchObject({ code: "not_found" });
});
