import { readFileSync } from "node:fs";
import http from "node:http";

type Account = { cookie: string; accomplice: string };

/** One client, who asks for as much as the site lets them, from one network. */
export type Attacker = Account & {
  site: string;
  statuses: Map<string, number>;
  ask(path: string, options?: RequestInit & { headers?: Record<string, string> }): Promise<Response | null>;
  act(action: string, page: string, fields: Record<string, string | Blob>): Promise<void>;
  hold(path: string, options: { reading: boolean; count: number }): () => void;
};

const patience = 20_000;
const address = "198.51.100.66";

export function newAttacker(site: string, { cookie, accomplice }: Account): Attacker {
  const statuses = new Map<string, number>();
  const headers = { cookie, origin: site, "x-forwarded-for": address };
  const ids = actionIds();
  let mark: Promise<string> | undefined;

  function note(status: string) {
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }

  async function ask(path: string, options: RequestInit & { headers?: Record<string, string> } = {}) {
    try {
      const signal = AbortSignal.timeout(patience);
      const answer = await fetch(site + path, { redirect: "manual", signal, ...options, headers: { ...headers, ...options.headers } });
      note(String(answer.status));
      await answer.arrayBuffer();
      return answer;
    } catch (reason) {
      note(reason instanceof Error && reason.name === "TimeoutError" ? "late" : "cut off");
      return null;
    }
  }

  /** As a form without scripts does. */
  async function act(action: string, page: string, fields: Record<string, string | Blob>) {
    const form = new FormData();
    form.append(`$ACTION_ID_${ids.get(action)}`, "");
    mark ??= fetch(site + page, { headers }).then(async (answer) => markIn(await answer.text()));
    form.append("madeFor", await mark);
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    // Proxies tell the length of what they hand on, and the site asks for it.
    const body = Buffer.from(await new Response(form).arrayBuffer());
    const type = `multipart/form-data; boundary=${body.subarray(2, body.indexOf("\r\n")).toString()}`;
    await ask(page, { method: "POST", body, headers: { "content-type": type } });
  }

  function hold(path: string, { reading, count }: { reading: boolean; count: number }) {
    const agent = new http.Agent({ maxSockets: Number.POSITIVE_INFINITY });
    const requests = Array.from({ length: count }, () => {
      const request = http.get(site + path, { agent, headers }, (answer) => {
        note(String(answer.statusCode));
        if (reading) answer.resume();
        answer.on("error", () => {});
      });
      return request.on("error", () => note("cut off"));
    });
    return () => {
      for (const request of requests) request.destroy();
      agent.destroy();
    };
  }

  return { site, cookie, accomplice, statuses, ask, act, hold };
}

/** What each form says of the member that it was made for. */
function markIn(html: string): string {
  const [, mark] = /name="madeFor" value="([^"]+)"/.exec(html) ?? [];
  if (!mark) throw new Error("There is no form of a member.");
  return mark;
}

function actionIds(): Map<string, string> {
  const { node } = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  return new Map(Object.entries<{ exportedName: string }>(node).map(([id, { exportedName }]) => [exportedName, id]));
}
