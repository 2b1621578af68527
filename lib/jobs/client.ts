import "server-only";
import { Inngest } from "inngest";
import { env } from "@/lib/env";

/** Never in the SDK's development mode, in which anybody may have functions executed. */
export const inngest = new Inngest({
  id: "causerie",
  isDev: false,
  eventKey: env.INNGEST_EVENT_KEY || "none",
  signingKey: env.INNGEST_SIGNING_KEY,
  ...(env.INNGEST_SIGNING_KEY_FALLBACK && { signingKeyFallback: env.INNGEST_SIGNING_KEY_FALLBACK }),
  ...(env.INNGEST_BASE_URL && { baseUrl: env.INNGEST_BASE_URL }),
  aiMetadata: false,
  internalLogger: { info() {}, debug() {}, warn: complain, error: complain },
});

/** One line for each: anybody can send us calls that are not signed. */
function complain(about: unknown, sentence?: unknown) {
  const { err } = (about ?? {}) as { err?: unknown };
  console.error(JSON.stringify({ level: "error", inngest: String(sentence ?? about).slice(0, 300), ...(err instanceof Error && { error: err.message.slice(0, 300) }) }));
}
