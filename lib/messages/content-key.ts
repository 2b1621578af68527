import "server-only";
import { createHash } from "node:crypto";

/**
 * The key under which something is sent: the form's, joined with what is said. Sent again it is the same and sends
 * nothing more; a form that was gone back to and changed says something else.
 */
export function contentKey(formKey: string, ...said: string[]): string {
  const digest = createHash("sha256")
    .update(JSON.stringify([formKey, ...said]))
    .digest("hex");
  return [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, `a${digest.slice(17, 20)}`, digest.slice(20, 32)].join("-");
}
