import { expect, test } from "vitest";
import { safeParse } from "zod/v4/core";
import { db } from "@/lib/db";
import { choicesFrom, initialChoices } from "@/lib/members/profile/choices";
import { saveChoices, saveProfile } from "@/lib/members/profile/commands";
import { getOwnProfile } from "@/lib/members/profile/queries";
import { profileSchema } from "@/lib/members/profile/schema";
import { createMember } from "@/lib/testing/members";

test("who never said anything has an empty profile and the usual choices", async () => {
  const { actor } = await createMember();
  expect(await getOwnProfile(actor)).toEqual({ biography: "", signature: "", site: "", ...initialChoices });
});

test("what somebody says is kept as they wrote it, and as safe HTML", async () => {
  const { actor, id } = await createMember();
  await saveProfile(actor, { biography: "I am **Zoé** <script>", signature: "_Z_", site: "example.org" });
  expect(await getOwnProfile(actor)).toMatchObject({ biography: "I am **Zoé** <script>", signature: "_Z_", site: "https://example.org/" });
  const kept = await db.profile.findUniqueOrThrow({ where: { memberId: id } });
  expect(kept.biographyHtml).toBe("<p>I am <strong>Zoé</strong> &lt;script&gt;</p>\n");
  expect(kept.signatureHtml).toBe("<p><em>Z</em></p>\n");
});

test("what is not mentioned stays, and what is emptied is empty", async () => {
  const { actor } = await createMember();
  await saveProfile(actor, { biography: "here", signature: "there", site: "example.org" });
  await saveProfile(actor, { biography: "elsewhere" });
  expect(await getOwnProfile(actor)).toMatchObject({ biography: "elsewhere", signature: "there", site: "https://example.org/" });
  await saveProfile(actor, { site: "" });
  expect(await getOwnProfile(actor)).toMatchObject({ site: "", signature: "there" });
});

test("choices are kept beside what is said, without touching it", async () => {
  const alice = await createMember();
  await saveProfile(alice.actor, { biography: "here" });
  await saveChoices(alice.actor, choicesFrom({ showEmail: "on", menusOnHover: true, mailOnMessage: "false" }));
  const member = await db.member.findUniqueOrThrow({ where: { id: alice.id }, include: { profile: true } });
  expect(member).toMatchObject({ menusOnHover: true, profile: { biography: "here", showEmail: true, showSignatures: false, hideActivity: false, mailOnMessage: false } });
});

test("a choice that is not mentioned stays as it is", async () => {
  const { actor } = await createMember();
  await saveChoices(actor, { hideActivity: true });
  await saveChoices(actor, { showEmail: true });
  expect(await getOwnProfile(actor)).toMatchObject({ hideActivity: true, showEmail: true, showSignatures: true, mailOnMessage: true });
});

test.each([
  ["biography", "x".repeat(10_000), true],
  ["biography", "x".repeat(10_001), false],
  ["biography", "a line\n\tand another", true],
  ["biography", "a \u0000 that no database keeps", false],
  ["signature", "x".repeat(501), false],
  ["site", `https://example.org/${"x".repeat(1980)}`, true],
  ["site", `https://example.org/${"x".repeat(1981)}`, false],
  ["site", `https://example.org/${"é".repeat(700)}`, false],
  ["site", "javascript:alert(1)", false],
  ["site", "", true],
])("as %s, %.30s is accepted: %s", (field, text, accepted) => {
  expect(safeParse(profileSchema, { biography: "", signature: "", site: "", [field]: text }).success).toBe(accepted);
});
