/** The mark is what their forms say of whom they were made for. */
export type Person = { id: number; name: string; cookie: string; mark: string };

export async function gatherPeople(count: number): Promise<Person[]> {
  const { createMember } = await import("../../lib/testing/members");
  const { openSession } = await import("../../lib/auth/sessions");
  const { markOf } = await import("../../lib/forms/made-for");
  const { db, pool } = await import("../../lib/db");
  const people: Person[] = [];
  for (let number = 1; number <= count; number++) {
    const { id, name } = await createMember(`member ${number}`);
    const token = await db.$transaction((tx) => openSession(tx, id, false, { address: null, userAgent: null }));
    people.push({ id, name, cookie: `next-auth.session-token=${token}`, mark: markOf(id) });
  }
  await db.$disconnect();
  await pool.end();
  return people;
}
