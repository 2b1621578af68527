import { beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { announce, listen } from "@/lib/realtime/hub";
import { statementsOf } from "@/lib/testing/statements";
import { createChannel, createPost } from "@/lib/testing/tribune";
import { answerFeed } from "@/lib/tribune/feed/answer";
import { type Board, bodyOf, keepBoard, keptBoard } from "@/lib/tribune/feed/kept-boards";

async function ask(slug: string, { query = "", headers = {} }: { query?: string; headers?: Record<string, string> } = {}) {
  return answerFeed(null, new Request(`http://localhost:3000/tribune/${slug}/remote/tsv/?${query}`, { headers }), { slug, format: "tsv" });
}

const lines = async (slug: string, query = "") => (await (await ask(slug, { query })).text()).split("\n").slice(0, -1).length;

/** The process listens before anything is kept. */
beforeAll(async () => {
  const channel = await createChannel("warm");
  const heard = new Promise<void>((resolve) => void listen(`channel:${channel.id}`, resolve));
  await heard;
});

describe("a reader without an account", () => {
  test("who asks for news in vain is answered without the database, whatever they ask with", async () => {
    const channel = await createChannel("quiet");
    const news = vi.fn();
    listen(`channel:${channel.id}`, news);
    for (const content of ["one", "two"]) await createPost(content, { in: channel });
    await vi.waitFor(() => expect(news).toHaveBeenCalledTimes(2));
    const first = await ask("quiet");
    const tag = first.headers.get("etag") ?? "";
    const asked = await statementsOf(async () => {
      expect((await ask("quiet", { headers: { "If-None-Match": tag } })).status).toBe(304);
      expect((await ask("quiet", { headers: { "If-Modified-Since": new Date(Date.now() + 5000).toUTCString() } })).status).toBe(304);
      expect((await ask("quiet", { query: "last_id=2" })).status).toBe(304);
      expect(await lines("quiet")).toBe(2);
      expect(await lines("quiet", "limit=1")).toBe(1);
    });
    expect(asked.filter((statement) => !statement.includes('"Setting"'))).toEqual([]);
  });

  test("what somebody posts in this process is there at once", async () => {
    const channel = await createChannel("lively");
    for (let count = 1; count <= 20; count++) {
      await createPost(`${count}`, { in: channel });
      expect(await lines("lively")).toBe(count);
    }
  });

  test("what another process changes is there as soon as the hub tells", async () => {
    const channel = await createChannel("elsewhere");
    await createPost("from here", { in: channel });
    expect(await lines("elsewhere")).toBe(1);
    await db.$transaction(async (tx) => {
      await tx.post.updateMany({ where: { channelId: channel.id }, data: { remoteMarkup: "changed" } });
      await announce(tx, `channel:${channel.id}`);
    });
    await vi.waitFor(async () => expect(await (await ask("elsewhere")).text()).toContain("changed"));
  });

  test("a channel that is not there is not remembered", async () => {
    await expect(ask("nowhere")).rejects.toMatchObject({ code: "not_found" });
    expect(keptBoard("nowhere")).toBeUndefined();
    await createPost("now it is", { in: await createChannel("nowhere") });
    expect(await lines("nowhere")).toBe(1);
  });
});

describe("memory", () => {
  const board: Board = { channel: { id: 0, slug: "", title: "", description: "", locked: false, anonymousMayPost: true, slowSeconds: 0 }, posts: [], now: new Date(), correctedAt: null, readSince: 0, bodies: new Map() };

  test("holds twenty boards at most", () => {
    for (let count = 0; count < 50; count++) keepBoard(`board-${count}`, { since: 0, channelId: -count, board: Promise.resolve(board) });
    expect(Array.from({ length: 50 }, (_, count) => keptBoard(`board-${count}`)).filter(Boolean)).toHaveLength(20);
  });

  test("holds half a megabyte of answers for a board at most, each made once", () => {
    let made = 0;
    const make = () => `${++made}`.padEnd(100_000);
    for (let question = 0; question < 20; question++) for (let turn = 0; turn < 2; turn++) bodyOf(board, `${question}`, make);
    expect(made).toBe(20);
    expect([...board.bodies.values()].reduce((sum, body) => sum + body.length, 0)).toBeLessThanOrEqual(512 * 1024);
  });
});
