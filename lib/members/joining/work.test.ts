import { solveChallenge } from "altcha-lib/v1";
import { beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { joinSite } from "@/lib/members/joining/commands";
import { joinSchema, type Work } from "@/lib/members/joining/schema";
import { newWork } from "@/lib/members/joining/work";
import { changeSetting } from "@/lib/settings/commands";
import { createMember } from "@/lib/testing/members";

const good = "a few good words";
let made = 0;

beforeEach(async () => {
  const ada = await createMember(undefined, { role: "ADMINISTRATOR" });
  await changeSetting(ada.actor, "members.proofOfWork", "on");
});

async function join(work?: Work & { number: number }, password = good) {
  const name = `worker ${made++}`;
  await joinSite({ name, email: `${name.replace(" ", ".")}@home.example`, password, passwordAgain: password, key: crypto.randomUUID(), work }, "en");
}

async function done(): Promise<Work & { number: number }> {
  const work = await newWork();
  const found = await solveChallenge(work.challenge, work.salt, work.algorithm, work.maxnumber).promise;
  return { ...work, number: found?.number ?? -1 };
}

test("where the site asks for work, nobody joins without it", async () => {
  await expect(join()).rejects.toMatchObject({ sentence: "workMissing" });
  await join(await done());
  expect(await db.joinRequest.count()).toBe(1);
});

test("work is good for one request", async () => {
  const work = await done();
  await join(work);
  await expect(join(work)).rejects.toMatchObject({ sentence: "workMissing" });
});

test("no password is judged before the work is done", async () => {
  await expect(join(undefined, "password12")).rejects.toMatchObject({ sentence: "workMissing" });
});

test("a password that is refused leaves the work good for the next", async () => {
  const work = await done();
  await expect(join(work, "password12")).rejects.toMatchObject({ sentence: "passwordCommon" });
  await join(work);
});

test("a wrong number, work of somebody else’s making, and old work do not count", async () => {
  const work = await done();
  await expect(join({ ...work, number: work.number + 1 })).rejects.toMatchObject({ sentence: "workMissing" });
  await expect(join({ ...work, signature: "0".repeat(64) })).rejects.toMatchObject({ sentence: "workMissing" });
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 31 * 60_000 });
  await expect(join(work)).rejects.toMatchObject({ sentence: "workMissing" });
  vi.useRealTimers();
  await join(work);
});

test("what the form sends of it is held to its shape", async () => {
  const form = { name: "nadia", email: "nadia@home.example", password: good, passwordAgain: good, key: crypto.randomUUID() };
  expect(joinSchema.safeParse({ ...form, work: await done() }).success).toBe(true);
  expect(joinSchema.safeParse({ ...form, work: "done" }).success).toBe(false);
  expect(joinSchema.safeParse({ ...form, work: { ...(await done()), salt: "s".repeat(201) } }).success).toBe(false);
});
