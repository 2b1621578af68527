import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { dropDatabases, newDatabase, rowsOf } from "@/lib/testing/databases";
import { createMember } from "@/lib/testing/members";
import { createConversation } from "@/lib/testing/messages";
import { choose } from "@/lib/testing/settings";
import { createPost } from "@/lib/testing/tribune";

test("members:promote gives a role and says so", async () => {
  await createMember("Zoé");
  expect(await causerie("members:promote", "zoé", "administrator")).toEqual({ code: 0, told: "Zoé is now an administrator.\n" });
  expect(await db.member.findUniqueOrThrow({ where: { nameKey: "zoé" } })).toMatchObject({ role: "ADMINISTRATOR" });
  expect(await causerie("members:promote", "zoé", "member")).toEqual({ code: 1, told: "The last administrator has to stay one.\n" });
});

test("an unknown name and an unknown role are told in a sentence", async () => {
  expect(await causerie("members:promote", "nobody", "moderator")).toEqual({ code: 1, told: "There is no member of that name: nobody.\n" });
  expect(await causerie("members:promote", "nobody", "king")).toEqual({ code: 1, told: expect.stringContaining("Allowed choices are member, moderator, administrator.") });
});

test("members:skeletons fills in what names look like, and tells of two that look alike", async () => {
  for (const name of ["Ilse", "llse", "\u0301"]) await createMember(name, { skeleton: null });
  expect(await causerie("members:skeletons")).toEqual({ code: 0, told: "Renewed: 1. These look like somebody else, and both keep their names: llse.\n" });
  expect(await db.member.findUniqueOrThrow({ where: { nameKey: "ilse" } })).toMatchObject({ skeleton: "lse".padStart(4, "l") });
});

test("tribune:render renders every post anew, or those after one, and tells how far it came", async () => {
  const post = await createPost("<b>x</b>");
  await db.post.updateMany({ data: { webHtml: "lost" } });
  const [{ id }] = (await db.post.findMany({ select: { id: true }, take: 1 })) as [{ id: number }];
  expect(await causerie("tribune:render", "--after", String(id))).toEqual({ code: 0, told: "Posts rendered: 0.\n" });
  expect(await causerie("tribune:render")).toEqual({ code: 0, told: `Rendered up to ${id}.\nPosts rendered: 1.\n` });
  expect(await db.post.findFirst()).toMatchObject({ number: post.number, webHtml: "<b>x</b>" });
  expect((await causerie("tribune:render", "--after", "x")).code).toBe(1);
});

test("settings:list shows what differs from its default, and of a secret only that there is one", async () => {
  await db.setting.create({ data: { key: "tribune.lastfmKey", value: "abc123" } });
  await db.setting.create({ data: { key: "site.name", value: "Le Bavardoir" } });
  const { code, told } = await causerie("settings:list");
  expect(code).toBe(0);
  expect(told).toMatch(/^site\.name +"Le Bavardoir" +\(default: "Causerie"\)$/m);
  expect(told).toMatch(/^members\.activationHours +24$/m);
  expect(told).toMatch(/^tribune\.lastfmKey +"•••" +\(default: ""\)$/m);
  expect(told).not.toContain("abc123");
});

test("mails:deliver says what it did, and --help what there is", async () => {
  expect(await causerie("mails:deliver")).toEqual({ code: 0, told: "Tried: 0. Still waiting: 0. Given up: 0.\n" });
  expect((await causerie("--help")).told).toMatch(/members:promote[\s\S]*settings:list[\s\S]*mails:deliver/);
});

test("messages:checkup and messages:cleanup say what they found and did", async () => {
  expect(await causerie("messages:checkup")).toEqual({ code: 0, told: "All is correct.\n" });
  expect(await causerie("messages:cleanup", "--days", "7")).toEqual({ code: 0, told: "Conversations removed: 0.\n" });
  expect(await causerie("messages:render")).toEqual({ code: 0, told: "Messages rendered: 0.\n" });
  expect(await causerie("members:render")).toMatchObject({ code: 0, told: expect.stringContaining("Profiles rendered: ") });
  await trashEverywhere({ daysAgo: 10 });
  expect(await causerie("messages:cleanup")).toEqual({ code: 0, told: "Conversations removed: 0.\n" });
  await choose("messages.keepTrashDays", 5);
  expect(await causerie("messages:cleanup")).toEqual({ code: 0, told: "Conversations removed: 1.\n" });
  expect(await causerie("messages:settle", "accepted")).toEqual({ code: 0, told: "Messages accepted: 0.\n" });
  expect(await causerie("messages:settle", "rejected", "999999999")).toMatchObject({ code: 1 });
  expect(await causerie("messages:cleanup", "--days", "soon")).toMatchObject({ code: 1, told: expect.stringContaining("Give a whole number of days.") });
});

test("backup writes a file, and restore brings it back and looks whether all is correct", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "causerie-backups-"));
  const file = path.join(folder, "causerie.tar.gz");
  await createMember("Yvonne");
  const { code, told } = await causerie("backup", file);
  expect(code, told).toBe(0);
  expect(told).toMatch(/^Backup written to \S+causerie\.tar\.gz: \d+ rows of \d+ tables, 0\.\d MB\.\n$/);
  const target = await newDatabase();
  const restored = await causerieOn(target, "restore", file);
  expect(restored.code, restored.told).toBe(0);
  expect(restored.told).toMatch(/^Restored the backup of \d{4}-\d\d-\d\dT[\d:.]+Z: \d+ rows of \d+ tables\.\nAll is correct\.\n$/);
  expect(await rowsOf(target, `select name from "Member" where "nameKey" = 'yvonne'`)).toEqual([{ name: "Yvonne" }]);
  await dropDatabases();
  rmSync(folder, { recursive: true });
});

async function trashEverywhere({ daysAgo }: { daysAgo: number }) {
  const [alice, bob] = [await createMember(), await createMember()];
  const conversationId = await createConversation(alice, bob);
  const at = new Date(Date.now() - daysAgo * 24 * 3600 * 1000);
  await db.mailboxEntry.updateMany({ where: { conversationId }, data: { sentAt: at, deliveredAt: at, trashedAt: at } });
  await db.conversation.update({ where: { id: conversationId }, data: { createdAt: at } });
}

function causerie(...words: string[]): Promise<{ code: number; told: string }> {
  return causerieOn(process.env.DATABASE_URL as string, ...words);
}

function causerieOn(DATABASE_URL: string, ...words: string[]): Promise<{ code: number; told: string }> {
  const node = ["--import", "tsx", "--conditions", "react-server", "scripts/causerie.ts", ...words];
  return new Promise((resolve) => execFile(process.execPath, node, { env: { ...process.env, DATABASE_URL } }, (error, out, complaints) => resolve({ code: Number(error?.code ?? 0), told: out + complaints })));
}
