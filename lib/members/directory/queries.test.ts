import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { readPlace, writePlace } from "@/lib/members/directory/place";
import { countMembers, listMembers } from "@/lib/members/directory/queries";
import { type DirectoryQuery, directoryQuerySchema, directorySchema } from "@/lib/members/directory/schema";
import { directoryPage } from "@/lib/members/directory/search";
import { createMember } from "@/lib/testing/members";

beforeEach(async () => {
  await db.member.deleteMany();
});

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const ago = (days: number) => new Date(Date.now() - days * 24 * 3600 * 1000);
const names = async (query: DirectoryQuery) => (await listMembers(null, query)).members.map(({ name }) => name);

async function walk(query: DirectoryQuery, size: number): Promise<string[]> {
  const { members, next } = await listMembers(null, query, size);
  const after = next === null ? null : directorySchema.parse({ after: next }).after;
  return [...members.map(({ name }) => name), ...(after ? await walk({ ...query, after }, size) : [])];
}

test("a search puts the equal first, then what begins so, then what holds it, and accents do not count", async () => {
  for (const name of ["pierre", "andr", "Radon", "alexandre", "MisterAndrew", "andré", "dragon", "Andromède"]) await createMember(name);
  expect(await names({ q: "Andr" })).toEqual(["andr", "Andromède", "andré", "MisterAndrew", "alexandre"]);
});

test("a name that is written just so comes before those that differ by accents or case", async () => {
  for (const [rank, name] of ["Zoë", "zoe", "ZOE-2", "Zoé", "a zoe"].entries()) await createMember(name, { email: `zoe${rank}@home.example`, skeleton: null });
  expect((await names({ q: "Zoé" }))[0]).toBe("Zoé");
  expect((await names({ q: "zoe" }))[0]).toBe("zoe");
  expect((await names({ q: "ZOE" })).at(-1)).toBe("a zoe");
  expect(await names({ q: "ｚｏｅ" })).toHaveLength(5);
});

test("signs that mean something to the database stand for themselves", async () => {
  for (const name of ["100% me", "a_b", "axb", "back'tick"]) await createMember(name);
  expect(await names({ q: "%" })).toEqual(["100% me"]);
  expect(await names({ q: "a_b" })).toEqual(["a_b"]);
  expect(await names({ q: "k't" })).toEqual(["back'tick"]);
  expect(await names({ q: "％" })).toEqual(["100% me"]);
  expect(await names({ q: "nobody" })).toEqual([]);
});

test("names are in the order of a dictionary: neither case nor accents send anybody to the end", async () => {
  for (const name of ["zoé", "Élan", "eric", "Bob", "alice", "Ωmega", "émile", "Zed"]) await createMember(name);
  expect(await names({ sort: "name" })).toEqual(["alice", "Bob", "Élan", "émile", "eric", "Zed", "zoé", "Ωmega"]);
});

test("members are listed by when they joined, or by when they were last seen", async () => {
  await createMember("early bird", { joinedAt: day(1), lastSeenAt: day(9) });
  await createMember("latecomer", { joinedAt: day(3), lastSeenAt: day(4) });
  await createMember("never back", { joinedAt: day(2), lastSeenAt: null });
  expect(await names({})).toEqual(["latecomer", "never back", "early bird"]);
  expect(await names({ sort: "seen" })).toEqual(["early bird", "latecomer", "never back"]);
});

test("the list shows a part of them: the staff, one role, or who was here lately", async () => {
  await createMember("ada", { role: "ADMINISTRATOR", joinedAt: day(4), lastSeenAt: ago(40) });
  await createMember("mona", { role: "MODERATOR", joinedAt: day(3), lastSeenAt: ago(2) });
  await createMember("bob", { joinedAt: day(2), lastSeenAt: ago(2) });
  await createMember("old", { joinedAt: day(1), lastSeenAt: ago(31) });
  expect(await names({ role: "staff" })).toEqual(["ada", "mona"]);
  expect(await names({ role: "moderator" })).toEqual(["mona"]);
  expect(await names({ role: "member" })).toEqual(["bob", "old"]);
  expect(await names({ seen: "lately" })).toEqual(["mona", "bob"]);
  expect(await names({ role: "staff", seen: "lately" })).toEqual(["mona"]);
});

test("who has left is neither listed nor counted", async () => {
  await createMember("here");
  await createMember("gone", { leftAt: new Date() });
  expect(await names({ q: "e" })).toEqual(["here"]);
  expect(await countMembers(null)).toBe(1);
});

test("pages show everybody once, in every order, also where many share a moment or a beginning", async () => {
  for (let number = 0; number < 23; number++) await createMember(`Anna ${String.fromCharCode(97 + (number % 5))}${number}`, { joinedAt: day(1 + (number % 3)), lastSeenAt: number % 2 ? day(1 + (number % 4)) : null });
  for (const query of [{}, { sort: "name" }, { sort: "seen" }, { q: "anna" }, { q: "a1" }, { q: "anna", sort: "newest" }] as DirectoryQuery[]) {
    const whole = (await listMembers(null, query, 100)).members.map(({ name }) => name);
    expect(await walk(query, 4), JSON.stringify(query)).toEqual(whole);
  }
});

test("a place in another order begins at the beginning", async () => {
  for (const name of ["a", "b", "c"]) await createMember(name);
  const { next } = await listMembers(null, { sort: "name" }, 1);
  expect(await names({ sort: "newest", ...directorySchema.parse({ after: next }) })).toHaveLength(3);
});

test("whatever stands in the address, the page is shown", async () => {
  await createMember("alice");
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        q: fc.string({ unit: "binary", maxLength: 70 }),
        sort: fc.string(),
        role: fc.constantFrom("staff", "king"),
        seen: fc.string(),
        after: fc.oneof(
          fc.string(),
          fc.json().map((text) => Buffer.from(text).toString("base64url")),
        ),
      }),
      async (asked) => {
        await listMembers(null, directorySchema.parse(asked));
      },
    ),
    { numRuns: 200 },
  );
});

test("a place survives its way through an address, and nothing else does", () => {
  const place = { order: "name", rank: 3, at: 1_763_720_000_000, name: "Zoé 😀", id: 42 } as const;
  expect(readPlace(writePlace(place))).toEqual(place);
  for (const nonsense of ["", "x", "W10", Buffer.from('["name",3,5,"a\\u0000",1]').toString("base64url"), Buffer.from('["name",3,1e99,"a",1]').toString("base64url"), Buffer.from('["name",3,5,"\\ud800",1]').toString("base64url")])
    expect(readPlace(nonsense)).toBeNull();
});

test("programs are told of nonsense, and of a page larger than a hundred", () => {
  expect(directoryQuerySchema.parse({ page_size: "100" }).page_size).toBe(100);
  expect(directoryQuerySchema.parse({}).page_size).toBe(30);
  for (const asked of [{ page_size: "0" }, { page_size: "101" }, { page_size: "ten" }, { cursor: "nonsense" }, { sort: "karma" }, { search: "x".repeat(61) }, { q: "a" }])
    expect(directoryQuerySchema.safeParse(asked).success, JSON.stringify(asked)).toBe(false);
});

test.each([
  [{ q: "andré" }, "Member_plain_name_idx"],
  [{ sort: "name" }, "Member_name_order_idx"],
  [{ sort: "seen" }, "Member_seen_order_idx"],
  [{ sort: "newest" }, "Member_joinedAt_id_idx"],
] as [DirectoryQuery, string][])("%j is read by an index", async (query, index) => {
  const plan = await db.$transaction(async (tx) => {
    await tx.$executeRaw`set local enable_seqscan = off`;
    await tx.$executeRaw`set local enable_sort = off`;
    const page = directoryPage(query, 30);
    return tx.$queryRawUnsafe<{ "QUERY PLAN": string }[]>(`explain ${page.text}`, ...page.values);
  });
  expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain(index);
});
