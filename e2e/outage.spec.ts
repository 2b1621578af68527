import { connect, createServer, type Socket } from "node:net";
import { freePort } from "@/scripts/ports";
import { expect, test } from "./fixtures";
import { startSecondSite } from "./second-site";

async function openRoad() {
  const { hostname, port } = new URL(process.env.DATABASE_URL as string);
  const sockets = new Set<Socket>();
  const here = await freePort();
  const pass = (socket: Socket) => {
    const onward = connect(Number(port), hostname);
    for (const end of [socket, onward]) {
      sockets.add(end);
      end.on("error", () => {});
      end.on("close", () => sockets.delete(end));
    }
    socket.pipe(onward).pipe(socket);
  };
  let server = createServer(pass).listen(here, "127.0.0.1");
  const url = new URL(process.env.DATABASE_URL as string);
  url.host = `127.0.0.1:${here}`;
  return {
    url: url.href,
    cut: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      server = createServer(pass).listen(here, "127.0.0.1");
    },
  };
}

test("while the database is away pages answer 503 in both languages, and afterwards the site is back by itself", async ({ visitor }) => {
  const road = await openRoad();
  const { address, stop } = await startSecondSite({ DATABASE_URL: road.url });
  try {
    const page = await visitor();
    expect((await page.request.get(`${address}/members`)).status()).toBe(200);

    road.cut();
    await expect.poll(async () => (await page.request.get(`${address}/members`)).status()).toBe(503);
    const answer = await page.goto(`${address}/join`);
    expect(answer?.status()).toBe(503);
    expect(answer?.headers()["retry-after"]).toBe("10");
    await expect(page.getByRole("heading", { name: "We will be back in a moment" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Nous revenons dans un instant" })).toBeVisible();
    const feed = await page.request.get(`${address}/tribune/remote/xml/`);
    expect([feed.status(), feed.headers()["retry-after"]]).toEqual([503, "10"]);
    const health = await page.request.get(`${address}/health`);
    expect(health.status()).toBe(503);
    expect(await health.json()).toMatchObject({ database: "down" });

    road.mend();
    await expect.poll(async () => (await page.request.get(`${address}/members`)).status()).toBe(200);
  } finally {
    stop();
    road.cut();
  }
});
