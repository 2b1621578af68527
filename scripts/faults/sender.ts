import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Person } from "./people";

export type Way = { site: string; form: [string, string][]; until: number; answers: Map<string, number> };
export type Errand = { from: Person; to: string; key: string; body: string };
export type Verdict = "accepted" | "refused" | "unanswered";

/** The hidden fields say which action of the site a form calls. */
export async function readForm(site: string, person: Person): Promise<[string, string][]> {
  const html = await fetch(`${site}/messages/write`, { headers: { cookie: person.cookie } }).then((answer) => answer.text());
  const form = [...html.matchAll(/<form.*?<\/form>/gs)].map(([whole]) => whole).find((whole) => whole.includes('name="body"')) ?? "";
  const hidden = [...form.matchAll(/<input type="hidden"([^>]*)>/g)].map(([, attributes = ""]) => [attribute("name", attributes), attribute("value", attributes)] as [string, string]);
  if (!hidden.some(([name]) => name.startsWith("$ACTION"))) throw new Error("The page for writing has no form that works without scripts.");
  return hidden;
}

export function errand(from: Person, to: string): Errand {
  const key = randomUUID();
  return { from, to, key, body: `This is ${key}.` };
}

/** Again and again under the same key, until the site has said what became of the message. */
export async function send(way: Way, { from, to, key, body }: Errand): Promise<Verdict> {
  for (let asked = 0; Date.now() < way.until || asked === 0; asked++) {
    const fields = new FormData();
    for (const [name, value] of way.form) if (name !== "key" && name !== "madeFor") fields.append(name, value);
    for (const [name, value] of Object.entries({ key, madeFor: from.mark, to, subject: "Coffee?", body })) fields.append(name, value);
    const answer = await post(way.site, from, fields);
    way.answers.set(answer, (way.answers.get(answer) ?? 0) + 1);
    if (answer === "accepted" || answer === "refused") return answer;
    await pause(1000 + Math.random() * 2000);
  }
  return "unanswered";
}

async function post(site: string, { cookie }: Person, body: FormData): Promise<string> {
  try {
    const answer = await fetch(`${site}/messages/write`, { method: "POST", redirect: "manual", headers: { cookie, origin: site, "accept-language": "en" }, body, signal: AbortSignal.timeout(10_000) });
    return meaning(answer.status, answer.headers.get("location") ?? "", await answer.text());
  } catch {
    return "no answer";
  }
}

function meaning(status: number, location: string, text: string): string {
  if (status === 303) return location.includes("/messages/") ? "accepted" : `sent to ${location}`;
  if (status !== 200) return String(status);
  if (/There is no member of that name/.test(text)) return "refused";
  return /You are no longer signed in/.test(text) ? "signed out" : "the form again";
}

function attribute(name: string, among: string): string {
  const [, value = ""] = new RegExp(`\\b${name}="([^"]*)"`).exec(among) ?? [];
  return value.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
