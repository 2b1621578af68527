import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { saveProfile } from "@/lib/members/profile/commands";
import { renderProfiles } from "@/lib/members/rendering/commands";
import { createMember } from "@/lib/testing/members";

test("profiles and signatures are made anew by a command", async () => {
  const { actor, id } = await createMember();
  await saveProfile(actor, { biography: "**Zoé**", signature: "_Z_" });
  await db.profile.update({ where: { memberId: id }, data: { biographyHtml: "old", signatureHtml: "old" } });
  const told: number[] = [];
  expect(await renderProfiles(id - 1, (last) => told.push(last))).toBe(1);
  expect(told).toEqual([id]);
  const kept = await db.profile.findUniqueOrThrow({ where: { memberId: id } });
  expect(kept).toMatchObject({ biographyHtml: "<p><strong>Zoé</strong></p>\n", signatureHtml: "<p><em>Z</em></p>\n" });
});
