import { statuses } from "@/lib/http/statuses";
import { type Catalogue, catalogues } from "@/lib/i18n/catalogues";
import { negotiate } from "@/lib/i18n/locale";
import { fill } from "@/lib/problems";
import { Refusal } from "@/lib/refusal";

type Sentence = keyof Catalogue["tribune"]["remote"];

/** What a remote client is told of a refusal: a line of plain text, in ASCII for those that guess the encoding. */
export function answerRefusal(request: Request, refusal: Refusal): Response {
  const { values, sentence, field, code } = refusal;
  const keys: Record<string, Sentence> = { required: "required", tooLong: "tooLong", tribuneClosed: "closed", notFound: "channelUnknown", clockInvalid: "clockInvalid", tooManySeconds: "tooMany", tooManyMinutes: "tooMany" };
  const key = keys[sentence];
  const text = key ? sentenceFor(request, key, values) : fill(textsFor(request).problems[sentence as "invalid"], values);
  return plainText(field ? `* ${field}: ${text}` : text, statuses[code], code === "too_many" ? { "Retry-After": String(values.seconds) } : {});
}

export function answerUnreadable(request: Request, status: 400 | 413 | 415): Response {
  return plainText(sentenceFor(request, ({ 400: "unreadable", 413: "tooLarge", 415: "wrongType" } as const)[status]), status);
}

export async function orRefusal(request: Request, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (reason) {
    if (reason instanceof Refusal) return answerRefusal(request, reason);
    throw reason;
  }
}

function sentenceFor(request: Request, key: Sentence, values: Refusal["values"] = {}): string {
  return fill(textsFor(request).tribune.remote[key], values);
}

function textsFor(request: Request): Catalogue {
  return catalogues[negotiate(request.headers.get("accept-language"))];
}

function plainText(text: string, status: number, headers: Record<string, string> = {}): Response {
  const ascii = text
    .normalize("NFKD")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]|«\s*|\s*»/g, '"')
    .replaceAll("œ", "oe")
    .replace(/[^\x20-\x7e\n]/g, "");
  return new Response(ascii, { status, headers: { ...headers, "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", Vary: "Accept-Language" } });
}
