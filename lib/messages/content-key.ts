import "server-only";
import { createHash } from "node:crypto";

/** The form's key, joined with what is said: a form that was gone back to and changed sends anew. */
export function contentKey(formKey: string, ...said: string[]): string {
  const digest = createHash("sha256")
    .update(JSON.stringify([formKey.toLowerCase(), ...said]))
    .digest("hex");
  return [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, `a${digest.slice(17, 20)}`, digest.slice(20, 32)].join("-");
}
