import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { pageOf } from "@/lib/db/page";
import { createMember } from "@/lib/testing/members";
import { saveRules } from "@/lib/tribune/filters/commands";
import { listStaffRules, staffRulesPerPage } from "@/lib/tribune/filters/queries";

const all = { q: undefined, after: undefined };

test("an administrator reads who saved which filters, newest first, page by page", async () => {
  const ada = await createMember("ada", { role: "ADMINISTRATOR" });
  const [nora, oskar] = [await createMember("Nora"), await createMember("oskar")];
  await saveRules(nora.actor, [{ target: "author", kind: "~=", pattern: "Bob 100%" }]);
  await saveRules(
    oskar.actor,
    Array.from({ length: staffRulesPerPage }, (_, place) => ({ target: "message", kind: "*=", pattern: `noise ${place}` }) as const),
  );
  const { shown: first, last } = pageOf(await listStaffRules(ada.actor, all), staffRulesPerPage);
  expect(first).toHaveLength(staffRulesPerPage);
  expect(first[0]).toMatchObject({ member: "oskar", target: "message", kind: "*=", pattern: `noise ${staffRulesPerPage - 1}` });
  expect(await listStaffRules(ada.actor, { q: undefined, after: { at: new Date(), id: last?.id ?? 0 } })).toMatchObject([{ member: "Nora", target: "author", kind: "~=", pattern: "Bob 100%" }]);
  for (const q of ["NORA", "bob", "0%"]) expect(await listStaffRules(ada.actor, { ...all, q }), q).toMatchObject([{ member: "Nora" }]);
  expect(await listStaffRules(ada.actor, { ...all, q: "b%0" })).toEqual([]);
  expect(await db.auditEntry.count({ where: { act: "tribune.lookAtFilters", actorName: "ada" } })).toBe(1);
});

test("nobody else reads them", async () => {
  for (const role of ["MEMBER", "MODERATOR"] as const) await expect(listStaffRules((await createMember(undefined, { role })).actor, all)).rejects.toMatchObject({ code: "not_found" });
  expect(await db.auditEntry.count({ where: { act: "tribune.lookAtFilters", actorName: { not: "ada" } } })).toBe(0);
});
