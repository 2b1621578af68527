import { expect, test } from "vitest";
import { writeAudit } from "@/lib/audit/commands";
import { auditPageSize, listAudit } from "@/lib/audit/queries";
import { db } from "@/lib/db";
import { pageOf } from "@/lib/db/page";
import { createMember } from "@/lib/testing/members";

test("acts are told newest first, page by page, also when their author is gone", async () => {
  const [ada, abel] = [await createMember("ada", { role: "ADMINISTRATOR" }), await createMember("abel", { role: "ADMINISTRATOR" })];
  for (let number = 0; number <= auditPageSize; number++) await db.$transaction((tx) => writeAudit(tx, abel.actor, { act: "settings.change", subject: `number ${number}` }));
  await db.member.delete({ where: { id: abel.id } });
  const { shown: first, last } = pageOf(await listAudit(ada.actor, undefined), auditPageSize);
  expect(first[0]).toMatchObject({ subject: `number ${auditPageSize}`, actorName: "abel", actorId: null });
  expect(await listAudit(ada.actor, last)).toMatchObject([{ subject: "number 0" }]);
});

test("an act that does not come about leaves no trace", async () => {
  const ada = await createMember("ada again", { role: "ADMINISTRATOR" });
  const failing = db.$transaction(async (tx) => {
    await writeAudit(tx, ada.actor, { act: "settings.change", subject: "never" });
    throw new Error("changed her mind");
  });
  await expect(failing).rejects.toThrow("changed her mind");
  expect(await db.auditEntry.count({ where: { subject: "never" } })).toBe(0);
});

test("for moderators there is no audit", async () => {
  const { actor } = await createMember("mona", { role: "MODERATOR" });
  await expect(listAudit(actor, undefined)).rejects.toMatchObject({ code: "not_found" });
});
