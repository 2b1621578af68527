import { createHmac } from "node:crypto";

/** What the SDK asks for in `x-inngest-signature`: of the body in canonical form and of the present second. */
export function signatureOf(body: unknown, signingKey: string, seconds = Math.floor(Date.now() / 1000)): string {
  return signatureOfText(canonical(body), signingKey, seconds);
}

export function signatureOfText(text: string, signingKey: string, seconds: number): string {
  const key = signingKey.replace(/^signkey-\w+-/, "");
  const digest = createHmac("sha256", key).update(`${text}${seconds}`).digest("hex");
  return `t=${seconds}&s=${digest}`;
}

/** JSON with its names in order and nothing between (RFC 8785). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
  const named = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${named.map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`).join(",")}}`;
}
