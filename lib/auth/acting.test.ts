import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lockActor } from "@/lib/auth/acting";
import { type Actor, mintActor } from "@/lib/auth/actor";
import { closeSession, findSession, openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import { changeRole } from "@/lib/members/roster/commands";
import { changeSetting } from "@/lib/settings/commands";
import { createMember, type TestMember } from "@/lib/testing/members";

/** Commands that ask nobody again, each with the reason. */
const unasked: Record<string, string> = {
  "auth/sessions.ts closeSession": "whoever signs out need not be signed in",
  "members/security/commands.ts requireOwnPassword": "only compares; lockOwner asks again before anything is changed",
  "messages/commands.ts replyToConversation": "was said by who was signed in then, and opens nothing to anybody",
  "messages/commands.ts answerMessage": "was said by who was signed in then, and opens nothing to anybody",
  "messages/drafts/commands.ts keepDraft": "touches the actor's own drafts alone",
  "messages/drafts/commands.ts dropDraft": "touches the actor's own drafts alone",
  "messages/drafts/commands.ts lengthenDraft": "touches the actor's own drafts alone",
  "messages/filing/commands.ts file": "touches the actor's own mailbox alone, and can be undone",
  "messages/filing/commands.ts fileAll": "touches the actor's own mailbox alone, and can be undone",
  "messages/filing/commands.ts undoFiling": "touches the actor's own mailbox alone",
  "messages/filing/commands.ts emptyTrash": "touches the actor's own mailbox alone",
};

type Found = { key: string; asks: boolean };

/** What a file says between `function name(` and the brace that ends it, by name. */
function functionsIn(text: string): Map<string, { head: string; body: string; exported: boolean }> {
  const found = text.matchAll(/^(export )?async function (\w+)[^(]*(\([\s\S]*?\)): Promise<[\s\S]*?\{\n([\s\S]*?)^\}/gm);
  return new Map([...found].map(([, exported, name = "", head = "", body = ""]) => [name, { head, body, exported: exported !== undefined }]));
}

function commandsIn(file: string): Found[] {
  const functions = functionsIn(`${readFileSync(`lib/${file}`, "utf8")}\n`.replaceAll(/^(async function \w+\([^\n]*\)) \{$/gm, "$1: Promise<void> {"));
  const asks = (name: string, seen: string[] = []): boolean => {
    const { body = "" } = functions.get(name) ?? {};
    if (/\b(lockActor|lockOwner|actAs|demandLife|writeAudit|writeAuditOnce)\(/.test(body)) return true;
    return [...functions.keys()].some((other) => !seen.includes(other) && other !== name && new RegExp(`\\b${other}\\(`).test(body) && asks(other, [...seen, name]));
  };
  const acting = [...functions].filter(([, { head, exported }]) => exported && /: Actor\b(?! \|)/.test(head));
  return acting.map(([name]) => ({ key: `${file} ${name}`, asks: asks(name) }));
}

async function signedIn(member: TestMember): Promise<Actor> {
  const secret = await db.$transaction((tx) => openSession(tx, member.id, false, { address: null, userAgent: null }));
  const session = await findSession(secret);
  if (!session) throw new Error("The session did not open.");
  return mintActor(session.member, session.id);
}

test("every command that somebody gives asks whether they still may, or says here why not", () => {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith("/commands.ts"));
  const commands = [...files, "auth/sessions.ts"].flatMap(commandsIn).filter(({ key }) => !/^(auth\/sessions.ts sessionLives|audit\/)/.test(key));
  expect(commands.length).toBeGreaterThan(40);
  expect(
    commands
      .filter(({ asks }) => !asks)
      .map(({ key }) => key)
      .sort(),
  ).toEqual(Object.keys(unasked).sort());
});

test("whoever was signed out while waiting for an account changes nothing there", async () => {
  const actor = await signedIn(await createMember());
  await db.$transaction((tx) => lockActor(tx, actor));
  await closeSession(actor);
  await expect(db.$transaction((tx) => lockActor(tx, actor))).rejects.toMatchObject({ code: "signed_out", sentence: "signedOut" });
});

test("an act of the staff whose session ended meanwhile never was", async () => {
  const [ada, bob] = [await createMember("Ada", { role: "ADMINISTRATOR" }), await createMember("Bob")];
  const actor = await signedIn(ada);
  await closeSession(actor);
  await expect(changeRole(actor, bob.id, "ADMINISTRATOR")).rejects.toMatchObject({ code: "signed_out" });
  await expect(changeSetting(actor, "site.name", "Elsewhere")).rejects.toMatchObject({ code: "signed_out" });
  expect(await db.member.findUnique({ where: { id: bob.id } })).toMatchObject({ role: "MEMBER" });
  expect(await db.auditEntry.count()).toBe(0);
});

test("whoever lost the rank by which they act does not act by it", async () => {
  const [ada, bob] = [await createMember("Ada L", { role: "ADMINISTRATOR" }), await createMember("Bob L")];
  await db.member.update({ where: { id: ada.id }, data: { role: "MEMBER" } });
  await expect(changeRole(ada.actor, bob.id, "ADMINISTRATOR")).rejects.toMatchObject({ code: "signed_out" });
});
