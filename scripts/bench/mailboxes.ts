// One mailbox of 50,000 received and 25,000 sent messages and one of 50, among all that there is, and ways to look into both.
// Prints them as JSON.
import { openSession } from "../../lib/auth/sessions";
import { db, pool } from "../../lib/db";
import { makeTokenByName } from "../../lib/members/access-tokens/commands";
import { writeEdge } from "../../lib/messages/listing/edge";
import { plainListing } from "../../lib/messages/listing/listing";
import { type Line, listFolder } from "../../lib/messages/listing/queries";
import { createCrowd, createVisitors, writeLetters } from "../../lib/testing/mailboxes";
import { createMember, type TestMember } from "../../lib/testing/members";

export type Mailbox = { cookie: string; token: string; lastPage: string };

const crowd = await createCrowd(200);
await createVisitors(1000);
const [heavy, light] = [await createMember("heavy mailbox"), await createMember("light mailbox")];
await writeLetters({ from: crowd, to: [heavy.id], count: 50_000, answered: 25_000 });
await writeLetters({ from: crowd, to: [light.id], count: 51 });
console.log(JSON.stringify({ heavy: await waysInto(heavy), light: await waysInto(light) }));
await db.$disconnect();
await pool.end();

async function waysInto({ id, name, actor }: TestMember): Promise<Mailbox> {
  const session = await db.$transaction((tx) => openSession(tx, id, false, { address: null, userAgent: null }));
  const oldest = await listFolder(actor, "INBOX", { listing: { ...plainListing, sort: "date" } });
  return {
    cookie: `next-auth.session-token=${session}`,
    token: await makeTokenByName(name, { label: "bench", scopes: ["messages"], days: null }),
    lastPage: `/messages/inbox?after=${writeEdge(oldest.lines.at(-1) as Line, plainListing.sort)}`,
  };
}
