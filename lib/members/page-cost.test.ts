import { beforeAll, expect, test } from "vitest";
import { findSession, openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import { getOwnAvatar } from "@/lib/members/avatar/queries";
import { countMembers, listMembers } from "@/lib/members/directory/queries";
import { getOwnProfile, getProfile } from "@/lib/members/profile/queries";
import { getSetting } from "@/lib/settings/queries";
import { createMember, type TestMember } from "@/lib/testing/members";
import { statementsOf } from "@/lib/testing/statements";
import { listPostsBy } from "@/lib/tribune/queries";

let alice: TestMember;
let session: string;

beforeAll(async () => {
  alice = await createMember("alice", { role: "MODERATOR" });
  session = await db.$transaction((tx) => openSession(tx, alice.id, true, { address: null, userAgent: null }));
  await getSetting("site.name");
});

/** Which tells of the mailbox, too. */
async function head() {
  await findSession(session);
}

test("a profile takes six queries at most, session and head of the page included", async () => {
  const sent = await statementsOf(async () => {
    await head();
    const member = await getProfile(alice.actor, "alice");
    await listPostsBy(alice.actor, member?.id ?? 0, 5);
  });
  expect(sent.length, sent.join("\n")).toBeLessThanOrEqual(6);
});

test("the list of members takes six queries at most, with a search and without", async () => {
  for (const query of [{}, { q: "al", role: "staff" as const }]) {
    const sent = await statementsOf(async () => {
      await head();
      await listMembers(alice.actor, query);
      await countMembers(alice.actor);
    });
    expect(sent.length, sent.join("\n")).toBeLessThanOrEqual(6);
  }
});

test("one's own profile takes six queries at most", async () => {
  const sent = await statementsOf(async () => {
    await head();
    await getOwnProfile(alice.actor);
    await getOwnAvatar(alice.actor);
  });
  expect(sent.length, sent.join("\n")).toBeLessThanOrEqual(6);
});
