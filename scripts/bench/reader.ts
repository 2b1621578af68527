// Somebody with a conversation, to weigh the pages that only members see. Prints the ways in as JSON.
import { openSession } from "../../lib/auth/sessions";
import { db, pool } from "../../lib/db";
import { createMember } from "../../lib/testing/members";
import { createConversation } from "../../lib/testing/messages";

export type Reader = { cookie: string; conversation: number };

const [reader, friend] = [await createMember("somebody who reads"), await createMember("somebody who writes")];
const conversation = await createConversation(friend, reader, { bodies: ["Four?", "Five.", "Five it is."] });
const session = await db.$transaction((tx) => openSession(tx, reader.id, false, { address: null, userAgent: null }));
console.log(JSON.stringify({ cookie: `next-auth.session-token=${session}`, conversation } satisfies Reader));
await db.$disconnect();
await pool.end();
