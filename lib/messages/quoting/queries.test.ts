import { expect, test } from "vitest";
import { file } from "@/lib/messages/filing/commands";
import { listFolder } from "@/lib/messages/listing/queries";
import { getAnswering } from "@/lib/messages/quoting/queries";
import { letDepart } from "@/lib/testing/leaving";
import { createMember } from "@/lib/testing/members";
import { createConversation, createVisit, newestMessage } from "@/lib/testing/messages";

test("each side goes on from a message to the other; nobody else, and nothing from the trash", async () => {
  const [alice, bob, eve] = [await createMember(), await createMember(), await createMember()];
  const conversation = await createConversation(alice, bob);
  const { id } = await newestMessage(conversation);
  expect(await getAnswering(bob.actor, id)).toEqual({ parent: id, own: false, other: { kind: "member", name: alice.name }, subject: "Re: Coffee?", body: "At four, at the corner?" });
  expect(await getAnswering(alice.actor, id)).toMatchObject({ own: true, other: { kind: "member", name: bob.name }, subject: "Re: Coffee?" });
  expect(await getAnswering(eve.actor, id)).toBeNull();
  await file(bob.actor, "trash", { conversations: [conversation] });
  expect(await getAnswering(bob.actor, id)).toBeNull();
  await letDepart(bob);
  expect(await getAnswering(alice.actor, id)).toMatchObject({ other: { kind: "gone" } });
});

test("a note to oneself is answered as one that was received", async () => {
  const alice = await createMember();
  const { id } = await newestMessage(await createConversation(alice, alice));
  expect(await getAnswering(alice.actor, id)).toMatchObject({ own: false, other: { name: alice.name } });
});

test("of a visitor, the mask of the address is all that is seen", async () => {
  const bob = await createMember();
  const { email } = await createVisit(bob);
  const [line] = (await listFolder(bob.actor, "INBOX")).lines;
  const answering = await getAnswering(bob.actor, line?.messageId ?? 0);
  expect(answering?.other).toMatchObject({ kind: "visitor", name: "Vera", pseudonym: expect.stringContaining("@") });
  expect(JSON.stringify(answering)).not.toContain(email);
});
