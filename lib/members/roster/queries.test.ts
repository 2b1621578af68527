import { expect, test } from "vitest";
import { pageOf } from "@/lib/db/page";
import { countRoster, getRosterMember, listRoster, rosterPageSize } from "@/lib/members/roster/queries";
import { createJoinRequest, createMember } from "@/lib/testing/members";

test("moderators see everybody who is here, how many wait, and nobody's address", async () => {
  const mona = await createMember("mona", { role: "MODERATOR" });
  const moment = new Date("2026-01-01T00:00:00Z");
  for (let number = 0; number < rosterPageSize + 2; number++) await createMember(`walter_${number}`, { joinedAt: moment });
  await createMember("walter_gone", { leftAt: moment });
  await createJoinRequest();
  await createJoinRequest({ joinedAt: moment });
  const { shown: first, last } = pageOf(await listRoster(mona.actor, { q: "WALTER_" }), rosterPageSize);
  const second = await listRoster(mona.actor, { q: "WALTER_", after: last && { at: last.joinedAt, id: last.id } });
  expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(rosterPageSize + 2);
  expect(await countRoster(mona.actor)).toEqual({ members: rosterPageSize + 3, waiting: 1 });
  expect(await getRosterMember(mona.actor, "Walter_1")).toMatchObject({ name: "walter_1" });
  expect(await getRosterMember(mona.actor, "walter_gone")).toBeNull();
  expect(Object.keys(first[0] ?? {})).not.toContain("email");
  expect(await listRoster(mona.actor, { q: "walter%" })).toEqual([]);
});

test("for members there is no roster", async () => {
  const { actor } = await createMember("bob");
  await expect(listRoster(actor, {})).rejects.toMatchObject({ code: "not_found" });
  await expect(getRosterMember(actor, "bob")).rejects.toMatchObject({ code: "not_found" });
  await expect(countRoster(actor)).rejects.toMatchObject({ code: "not_found" });
});
