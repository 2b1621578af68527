import { connect, createServer, type Socket } from "node:net";

/** One question and its answer, with the heads as they stood on the wire. */
export type Exchange = { method: string; address: string; status: number; asked: string; answered: string };

/** Stands between a client and a site, passes everything on as it is, and notes it. */
export async function listenBetween(site: string): Promise<{ port: number; exchanges: Exchange[]; stop(): Promise<void> }> {
  const { hostname, port } = new URL(site);
  const exchanges: Exchange[] = [];
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port || 80), hostname);
    const heard = { asked: "", answered: "" };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => open.delete(socket));
    }
    client.on("data", (bytes) => {
      heard.asked += bytes.toString("latin1");
    });
    upstream.on("data", (bytes) => {
      heard.answered += bytes.toString("latin1");
    });
    upstream.on("close", () => note(heard));
    client.pipe(upstream);
    upstream.pipe(client);
  });
  function note({ asked, answered }: { asked: string; answered: string }) {
    const [, method = "", address = ""] = /^(\w+) (\S+)/.exec(asked) ?? [];
    exchanges.push({ method, address, status: Number(/^HTTP\/\d\.\d (\d{3})/.exec(answered)?.[1] ?? 0), asked: headOf(asked), answered: headOf(answered) });
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("There is no port to listen on.");
  return {
    port: address.port,
    exchanges,
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

function headOf(message: string): string {
  return message.split("\r\n\r\n")[0] ?? "";
}
