import { solveChallenge } from "altcha-lib/v1";
import { beforeAll, expect, test } from "vitest";
import type { SolvedWork } from "@/lib/members/joining/schema";
import { createMember } from "@/lib/testing/members";
import { choose } from "@/lib/testing/settings";
import { createChannel, participantOf } from "@/lib/testing/tribune";
import { postMessage } from "@/lib/tribune/commands";
import { newWorkFor } from "@/lib/tribune/identity/work";
import type { ListedChannel } from "@/lib/tribune/queries";
import { receivePost } from "@/lib/tribune/remote/receive";
import { orRefusal } from "@/lib/tribune/remote/refusal";

let channel: ListedChannel;

beforeAll(async () => {
  channel = await createChannel("work");
  await choose("tribune.proofOfWork", true);
});

function post(work?: SolvedWork, key?: string) {
  return postMessage(participantOf(), channel, { content: "worked for", key, userAgent: "Mozilla/5.0", address: "192.0.2.50", work });
}

async function done(): Promise<SolvedWork> {
  const work = await newWorkFor(null);
  if (!work) throw new Error("No work was given.");
  const found = await solveChallenge(work.challenge, work.salt, work.algorithm, work.maxnumber).promise;
  return { ...work, number: found?.number ?? -1 };
}

test("where the site asks for work, nobody without an account posts without it", async () => {
  await expect(post()).rejects.toMatchObject({ code: "forbidden", sentence: "postWorkMissing" });
  const work = await done();
  await expect(post({ ...work, number: work.number + 1 })).rejects.toMatchObject({ sentence: "postWorkMissing" });
  expect(await post(work)).toMatchObject({ number: 1 });
});

test("work is good for one post, which may be sent twice", async () => {
  const [work, key] = [await done(), crypto.randomUUID()];
  const { number } = await post(work, key);
  expect(await post(work, key)).toMatchObject({ number });
  await expect(post(work, crypto.randomUUID())).rejects.toMatchObject({ sentence: "postWorkMissing" });
});

test("members are not asked for any, and nobody is where the site does not", async () => {
  const alice = await createMember();
  expect(await newWorkFor(alice.actor)).toBeNull();
  expect(await postMessage(participantOf(alice), channel, { content: "hello", userAgent: null, address: null })).toMatchObject({ login: alice.name });
  await choose("tribune.proofOfWork", false);
  expect(await newWorkFor(null)).toBeNull();
  expect(await post()).toMatchObject({ raw: "worked for" });
  await choose("tribune.proofOfWork", true);
});

test("a program posts in its member's name, and without a token is told in a plain line that it needs one", async () => {
  const alice = await createMember();
  const send = (actor: typeof alice.actor | null) => {
    const request = new Request("http://localhost:3000/tribune/work/post/xml/", { method: "POST", body: new URLSearchParams({ content: "by program" }), headers: { "x-forwarded-for": "192.0.2.51" } });
    return orRefusal(request, () => receivePost(actor, request, { slug: "work", format: "xml" }));
  };
  expect((await send(alice.actor)).status).toBe(200);
  const refused = await send(null);
  expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining("a program needs an access token")]);
});
