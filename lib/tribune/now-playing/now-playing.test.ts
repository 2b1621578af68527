import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { env } from "@/lib/env";
import { getSetting } from "@/lib/settings/queries";
import { createMember } from "@/lib/testing/members";
import { choose, clearSettings } from "@/lib/testing/settings";
import { createChannel, participantOf } from "@/lib/testing/tribune";
import { momentOf } from "@/lib/tribune/now-playing/queries";
import { say } from "@/lib/tribune/slash/commands";

const endings: (() => void)[] = [];

/** What these tests ask listens beside them. */
beforeEach(() => {
  env.TRUSTED_SERVICES = "10.1.0.0/16, 127.0.0.1";
});

afterEach(async () => {
  env.TRUSTED_SERVICES = "";
  await clearSettings();
  for (const end of endings.splice(0)) end();
});

/** A service that answers with this, and keeps what it was asked. */
async function service(answer: RequestListener): Promise<{ address: string; asked: { url: string; headers: Record<string, unknown> }[] }> {
  const asked: { url: string; headers: Record<string, unknown> }[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? "", headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  endings.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const json =
  (body: unknown, status = 200): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));

async function lastfm(answer: RequestListener) {
  const found = await service(answer);
  await choose("tribune.lastfmKey", "abc123");
  await choose("tribune.lastfmAddress", `${found.address}/2.0/`);
  return found.asked;
}

async function listenbrainz(answer: RequestListener) {
  const found = await service(answer);
  await choose("tribune.listenbrainzAddress", `${found.address}/`);
  await choose("tribune.listenbrainzToken", "secret");
  return found.asked;
}

const playing = { artist: { "#text": "Boby <b>Lapointe</b>" }, name: "La maman des\npoissons </m>", "@attr": { nowplaying: "true" } };
const tracks = (...track: unknown[]) => ({ recenttracks: { track } });

describe("Last.fm", () => {
  test("is asked for the newest track of a user, with the site's key, and what plays becomes a moment", async () => {
    const asked = await lastfm(json(tracks(playing, { ...playing, date: { uts: "1" } })));
    expect(await momentOf(null, "some body")).toBe("<m>Boby b Lapointe /b - La maman des poissons /m</m>");
    expect(Object.fromEntries(new URL(asked[0]?.url ?? "", "http://x").searchParams)).toEqual({ method: "user.getRecentTracks", user: "some body", api_key: "abc123", limit: "1", format: "json" });
  });

  test.each([
    ["a track that is over", json(tracks({ ...playing, date: { uts: "1" } })), "nowPlayingNone", {}],
    ["no track", json({ recenttracks: {} }), "nowPlayingNone", {}],
    ["a refusal", json({ error: 6, message: "User not found" }), "nowPlayingRefused", { message: "User not found" }],
    ["a failure", json({}, 503), "nowPlayingHttp", { status: 503 }],
    ["nonsense", (_request, response) => response.end("<html>"), "nowPlayingAway", { reason: "EANSWER" }],
    ["too much", (_request, response) => response.end("x".repeat(100_000)), "nowPlayingAway", { reason: "ETOOLARGE" }],
    ["a hung up line", (_request, response) => response.destroy(), "nowPlayingAway", { reason: "ECONNRESET" }],
  ] satisfies [string, RequestListener, string, object][])("answering %s is told", async (_what, answer, sentence, values) => {
    await lastfm(answer);
    await expect(momentOf(null, "somebody")).rejects.toMatchObject({ code: "invalid", sentence, field: "content", values });
  });

  test("that does not answer in time is given up", async () => {
    await lastfm(() => {});
    await expect(momentOf(null, "somebody")).rejects.toMatchObject({ sentence: "nowPlayingAway", values: { reason: "ETIMEDOUT" } });
  });

  test("is asked once for a while", async () => {
    const asked = await lastfm(json(tracks(playing)));
    for (const user of ["one", "one", "other", "one"]) await momentOf(null, user);
    expect(asked).toHaveLength(2);
  });
});

describe("ListenBrainz", () => {
  test("is asked by a token about what plays now", async () => {
    const asked = await listenbrainz(json({ payload: { count: 1, listens: [{ playing_now: true, track_metadata: { artist_name: "Barbara", track_name: "Nantes" } }] } }));
    expect(await momentOf(null, "rob/x")).toBe("<m>Barbara - Nantes</m>");
    expect(asked[0]).toMatchObject({ url: "/1/user/rob%2Fx/playing-now", headers: { authorization: "Token secret" } });
  });

  test("answering silence, or that it knows nobody of that name, is told", async () => {
    await listenbrainz(json({ payload: { count: 0, listens: [] } }));
    await expect(momentOf(null, "rob")).rejects.toMatchObject({ sentence: "nowPlayingNone" });
    await listenbrainz(json({ code: 404, error: "Cannot find user" }, 404));
    await expect(momentOf(null, "rob")).rejects.toMatchObject({ sentence: "nowPlayingHttp", values: { status: 404 } });
  });
});

test("the order posts the moment, for a member by the member's own name", async () => {
  const asked = await lastfm(json(tracks({ ...playing, name: "Framboise", artist: { "#text": "Boby Lapointe" } })));
  const [channel, alice] = [await createChannel(), await createMember("alice listens")];
  const draft = { content: "/lastfm instant", userAgent: "Mozilla/5.0", address: "192.0.2.7" };
  expect((await say(participantOf(alice), channel, draft)).post).toMatchObject({ raw: "<m>Boby Lapointe - Framboise</m>", remoteMarkup: "====&#62; <b>Moment Boby Lapointe - Framboise</b> &#60;====" });
  expect(asked[0]?.url).toContain("user=alice+listens");
  await expect(say(participantOf(), channel, draft)).rejects.toMatchObject({ sentence: "nowPlayingUser" });
});

test("a service in a private network is asked only where the site's owner trusts that network, whoever names its address", async () => {
  const asked = await listenbrainz(json({ payload: { listens: [] } }));
  const own = `127.0.0.1:${new URL(await getSetting("tribune.listenbrainzAddress")).port}`;
  env.TRUSTED_SERVICES = "";
  for (const host of [own, own.replace("127.0.0.1", "localhost"), own.replace("127.0.0.1", "[::ffff:7f00:1]"), "169.254.169.254", "10.1.2.3"]) {
    await choose("tribune.listenbrainzAddress", `http://${host}/`);
    await expect(momentOf(null, "rob"), host).rejects.toMatchObject({ sentence: "nowPlayingAway", values: { reason: "EFAILED" } });
  }
  await choose("tribune.listenbrainzAddress", "http://127.0.0.1:22/");
  await expect(momentOf(null, "rob")).rejects.toMatchObject({ values: { reason: "EADDRESS" } });
  expect(asked).toEqual([]);
});

test("Last.fm is asked as long as there is a key, and ListenBrainz once that is gone", async () => {
  const [last, brainz] = [await lastfm(json(tracks())), await listenbrainz(json({ payload: { listens: [] } }))];
  await expect(momentOf(null, "both")).rejects.toMatchObject({ sentence: "nowPlayingNone" });
  expect([last.length, brainz.length]).toEqual([1, 0]);
  await choose("tribune.lastfmKey", "");
  await expect(momentOf(null, "both")).rejects.toMatchObject({ sentence: "nowPlayingNone" });
  expect([last.length, brainz.length]).toEqual([1, 1]);
});

test("a site that asks no service says so", async () => {
  await expect(momentOf(null, "somebody")).rejects.toMatchObject({ sentence: "nowPlayingOff" });
});
