import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { answerMessage, writeMessage } from "@/lib/messages/commands";
import { type Act, isAct } from "@/lib/messages/filing/act";
import { file } from "@/lib/messages/filing/commands";
import { folders } from "@/lib/messages/folder";
import { listFolder } from "@/lib/messages/listing/queries";
import { getConversation, getMessage } from "@/lib/messages/queries";
import { Refusal } from "@/lib/refusal";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createReply, draft } from "@/lib/testing/messages";

/**
 * Who may do what with a message, by what has become of it. The recipient has read,
 * archived or trashed it, or the staff has yet to accept it, or has rejected it. `nothing` is done without effect, 404
 * is told as if there were no such message. Staff has no way into mailboxes; who was written to as well has a copy, not this one.
 */
const matrix = `
  act         | state    | author   | recipient | also written to | other | moderator | administrator
  open        | accepted | yes      | yes       | 404             | 404   | 404       | 404
  open        | archived | yes      | yes       | 404             | 404   | 404       | 404
  open        | trashed  | yes      | yes       | 404             | 404   | 404       | 404
  open        | pending  | yes      | 404       | 404             | 404   | 404       | 404
  open        | rejected | yes      | 404       | 404             | 404   | 404       | 404
  find in     | accepted | sent     | inbox     | 404             | 404   | 404       | 404
  find in     | archived | sent     | archives  | 404             | 404   | 404       | 404
  find in     | trashed  | sent     | trash     | 404             | 404   | 404       | 404
  find in     | pending  | sent     | 404       | 404             | 404   | 404       | 404
  find in     | rejected | sent     | 404       | 404             | 404   | 404       | 404
  markRead    | accepted | nothing  | yes       | 404             | 404   | 404       | 404
  markRead    | read     | nothing  | nothing   | 404             | 404   | 404       | 404
  markRead    | archived | nothing  | yes       | 404             | 404   | 404       | 404
  markRead    | trashed  | nothing  | yes       | 404             | 404   | 404       | 404
  markRead    | pending  | nothing  | 404       | 404             | 404   | 404       | 404
  markRead    | rejected | nothing  | 404       | 404             | 404   | 404       | 404
  markUnread  | accepted | nothing  | nothing   | 404             | 404   | 404       | 404
  markUnread  | read     | nothing  | yes       | 404             | 404   | 404       | 404
  markUnread  | pending  | nothing  | 404       | 404             | 404   | 404       | 404
  archive     | accepted | yes      | yes       | 404             | 404   | 404       | 404
  archive     | archived | yes      | nothing   | 404             | 404   | 404       | 404
  archive     | trashed  | yes      | nothing   | 404             | 404   | 404       | 404
  archive     | pending  | yes      | 404       | 404             | 404   | 404       | 404
  archive     | rejected | yes      | 404       | 404             | 404   | 404       | 404
  unarchive   | archived | nothing  | yes       | 404             | 404   | 404       | 404
  unarchive   | pending  | nothing  | 404       | 404             | 404   | 404       | 404
  trash       | accepted | yes      | yes       | 404             | 404   | 404       | 404
  trash       | archived | yes      | yes       | 404             | 404   | 404       | 404
  trash       | trashed  | yes      | nothing   | 404             | 404   | 404       | 404
  trash       | pending  | yes      | 404       | 404             | 404   | 404       | 404
  trash       | rejected | yes      | 404       | 404             | 404   | 404       | 404
  restore     | accepted | nothing  | nothing   | 404             | 404   | 404       | 404
  restore     | trashed  | nothing  | yes       | 404             | 404   | 404       | 404
  restore     | pending  | nothing  | 404       | 404             | 404   | 404       | 404
  restore     | rejected | nothing  | 404       | 404             | 404   | 404       | 404
  reply       | accepted | 404      | yes       | 404             | 404   | 404       | 404
  reply       | read     | 404      | yes       | 404             | 404   | 404       | 404
  reply       | archived | 404      | yes       | 404             | 404   | 404       | 404
  reply       | trashed  | 404      | 404       | 404             | 404   | 404       | 404
  reply       | pending  | 404      | 404       | 404             | 404   | 404       | 404
  reply       | rejected | 404      | 404       | 404             | 404   | 404       | 404
  go on from  | accepted | yes      | yes       | 404             | 404   | 404       | 404
  go on from  | archived | yes      | yes       | 404             | 404   | 404       | 404
  go on from  | trashed  | yes      | 404       | 404             | 404   | 404       | 404
  go on from  | pending  | 404      | 404       | 404             | 404   | 404       | 404
  go on from  | rejected | 404      | 404       | 404             | 404   | 404       | 404`;

const [titles = [], ...lines] = matrix
  .trim()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()));
const people = titles.slice(2);

test.each(lines.map(([act = "", state = "", ...verdicts]) => ({ act, state, verdicts })))("$act a message that is $state: $verdicts", async ({ act, state, verdicts }) => {
  const { cast, conversation, message } = await stage(state);
  const found: string[] = [];
  for (const member of cast) {
    const others = await marksOf(message, { not: member.id });
    found.push(await attempt(member, act, { conversation, message }));
    expect(await marksOf(message, { not: member.id })).toEqual(others);
  }
  expect(Object.fromEntries(people.map((person, rank) => [person, found[rank]]))).toEqual(Object.fromEntries(people.map((person, rank) => [person, verdicts[rank]])));
});

type Place = { conversation: number; message: number };

async function stage(state: string) {
  const cast = [await createMember(), await createMember(), await createMember(), await createMember(), await createMember(undefined, { role: "MODERATOR" }), await createMember(undefined, { role: "ADMINISTRATOR" })] as const;
  const [author, recipient, copied] = cast;
  const { conversationIds } = await writeMessage(author.actor, draft(`${recipient.name}, ${copied.name}`));
  const entry = await db.mailboxEntry.findFirstOrThrow({ where: { holderId: recipient.id, conversationId: { in: conversationIds } } });
  const place: Place = { conversation: entry.conversationId, message: entry.messageId };
  const before: Record<string, Act> = { read: "markRead", archived: "archive", trashed: "trash" };
  if (before[state]) await file(recipient.actor, before[state], { messages: [place.message] });
  if (state === "pending" || state === "rejected") {
    const moderation = state === "pending" ? ("PENDING" as const) : ("REJECTED" as const);
    await db.message.update({ where: { id: place.message }, data: { state: moderation, acceptedAt: null, entries: { updateMany: { where: { kind: "RECEIVED" }, data: { deliveredAt: null } } } } });
  }
  return { cast, ...place };
}

async function attempt(member: TestMember, act: string, place: Place): Promise<string> {
  if (act === "open") return open(member, place);
  if (act === "find in") return (await whereabouts(member, place.conversation)) ?? "404";
  const before = await marksOf(place.message, member.id);
  try {
    if (isAct(act)) await file(member.actor, act, { messages: [place.message] });
    else if (act === "reply") await createReply(member.actor, place.conversation);
    else await answerMessage(member.actor, { parent: place.message, to: "", subject: "Further", body: "One more thing.", key: crypto.randomUUID() });
  } catch (reason) {
    if (reason instanceof Refusal && reason.code === "not_found") return "404";
    throw reason;
  }
  const answers = await db.message.count({ where: { parentId: place.message, authorId: member.id, state: "ACCEPTED" } });
  return answers > 0 || JSON.stringify(await marksOf(place.message, member.id)) !== JSON.stringify(before) ? "yes" : "nothing";
}

async function open({ actor }: TestMember, { conversation, message }: Place): Promise<string> {
  const opened = [await getConversation(actor, conversation), await getMessage(actor, message)].map((shown) => shown?.messages.some(({ id }) => id === message) ?? false);
  return opened.every(Boolean) ? "yes" : opened.some(Boolean) ? "by one way alone" : "404";
}

async function whereabouts({ actor }: TestMember, conversation: number): Promise<string | null> {
  for (const folder of folders) if ((await listFolder(actor, folder)).lines.some(({ conversationId }) => conversationId === conversation)) return folder.toLowerCase();
  return null;
}

function marksOf(messageId: number, holderId: number | { not: number }) {
  return db.mailboxEntry.findMany({ where: { messageId, holderId }, orderBy: { id: "asc" }, take: 5 });
}
