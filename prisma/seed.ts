// A small lively community for npm run demo, and only where the data folder is a demo's. Started again, it goes on
// where it was interrupted, and does nothing once everybody is there.
import { db } from "@/lib/db";
import { saveProfile } from "@/lib/members/profile/commands";
import { file } from "@/lib/messages/filing/commands";
import { getSetting } from "@/lib/settings/queries";
import { createMember, findMember, type TestMember } from "@/lib/testing/members";
import { createConversation, moveConversation } from "@/lib/testing/messages";
import { createChannel, createPost, movePost } from "@/lib/testing/tribune";
import { shownSecond } from "@/lib/tribune/clock";
import { isDemo } from "../scripts/environment";
import { type Person, people } from "./demo/people";
import { lines } from "./demo/posts";
import { profiles } from "./demo/profiles";
import { englishTalks, frenchTalks, type Talk } from "./demo/talks";

const minute = 60_000;
const hour = 60 * minute;
const conversationsWanted = 60;
const postsWanted = 300;
const now = Date.now();

type Citizen = TestMember & { locale: Person["locale"] };

if (isDemo() && (await db.post.count()) < postsWanted) {
  const citizens = await seedMembers();
  await seedConversations(citizens);
  await seedPosts(citizens);
  await db.mail.deleteMany({});
  await db.pendingEvent.deleteMany({});
}
process.exit(0);

async function seedMembers(): Promise<Citizen[]> {
  const citizens: Citizen[] = [];
  for (const [index, { name, ...rest }] of people.entries()) {
    const joinedAt = new Date(now - (people.length - index) * 41 * hour);
    const seen = new Date(now - ((index * 7) % 40) * hour);
    const email = `${name.normalize("NFD").replace(/[^a-z]+/gi, "")}@members.example`.toLowerCase();
    const citizen = (await findMember(name)) ?? (await createMember(name, { ...rest, email, joinedAt, lastSeenAt: seen < joinedAt ? joinedAt : seen }));
    const profile = profiles[name];
    if (profile) await saveProfile(citizen.actor, profile);
    citizens.push({ ...citizen, locale: rest.locale });
  }
  return citizens;
}

/** Two of three conversations are with the five who sign in. Older ones have been read, some filed. */
async function seedConversations(citizens: Citizen[]) {
  for (let index = await db.conversation.count(); index < conversationsWanted; index++) {
    const to = citizens[index % 3 === 2 ? 5 + ((index * 7) % (citizens.length - 5)) : index % 5] as Citizen;
    const others = citizens.filter((citizen) => citizen !== to);
    const from = others[(index * 17 + Math.floor(index / 5)) % others.length] as Citizen;
    const talks = from.locale === "fr" && to.locale === "fr" ? frenchTalks : englishTalks;
    const talk = talks[(Math.floor(index / 5) * 2 + (index % 5) * 4) % talks.length] as Talk;
    const id = await createConversation(from, to, { subject: talk.subject, bodies: talk.lines });
    const age = (conversationsWanted - index) * 7 * hour + (index % 5) * 13 * minute;
    await moveConversation(id, { begun: new Date(now - age), minutesApart: 37 + (index % 4) * 20 });
    if (index < conversationsWanted - 15) for (const reader of [from, to]) await file(reader.actor, "markRead", { conversations: [id] });
    if (index % 7 === 1) await file(to.actor, "archive", { conversations: [id] });
    if (index % 13 === 4) await file(to.actor, "trash", { conversations: [id] });
  }
}

async function seedPosts(citizens: Citizen[]) {
  const channel = await createChannel();
  const timeZone = await getSetting("site.timeZone");
  let clock = "08:00:00";
  for (let index = await db.post.count(); index < postsWanted; index++) {
    const content = (lines[index % lines.length] as string).replace("{clock}", clock);
    const by = index % 9 === 4 ? undefined : (citizens[(index * 11 + (index % 4)) % citizens.length] as Citizen);
    const post = await createPost(content, { in: channel, ...(by ? { by } : {}), userAgent: index % 2 ? "wmcoincoin/2.6.5" : "Mozilla/5.0 (X11; Linux x86_64)" });
    const postedAt = new Date(now - (postsWanted - index) * 9 * minute - (index % 7) * 23_000);
    const second = shownSecond(postedAt, timeZone);
    await movePost(post, channel, { postedAt, second, rank: 1 });
    clock = `${second.slice(8, 10)}:${second.slice(10, 12)}:${second.slice(12, 14)}`;
  }
}
