import { connect } from "node:net";

export type Heard = { status: number; head: string; text: string };

/** Says what no client library would, letter by letter, and hears the whole answer. */
export function sayTo(address: string, lines: string[], body = ""): Promise<Heard> {
  const { hostname, port } = new URL(address);
  const said = [lines[0], `Host: ${hostname}:${port}`, ...lines.slice(1), "Connection: close", "", body].join("\r\n");
  return new Promise((resolve, reject) => {
    let heard = "";
    const socket = connect(Number(port), hostname, () => socket.write(said));
    socket.setTimeout(20_000, () => socket.destroy(new Error(`${lines[0]} was left unanswered.`)));
    socket.on("data", (chunk) => {
      heard += chunk.toString("latin1");
    });
    socket.on("error", reject);
    socket.on("close", () => {
      const [head = "", ...rest] = heard.split("\r\n\r\n");
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), head, text: rest.join("\r\n\r\n") });
    });
  });
}
