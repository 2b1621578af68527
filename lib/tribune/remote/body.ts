import { readBounded } from "@/lib/http/read-bounded";

const largest = 64 * 1024;

export type PostedFields = { ok: true; fields: URLSearchParams } | { ok: false; status: 400 | 413 | 415 };

/** The fields of a posted form, urlencoded or multipart, in UTF-8 or, from old clients, Latin-1. Reads no more than it has to. */
export async function readFields(request: Request): Promise<PostedFields> {
  const type = (request.headers.get("content-type") ?? "application/x-www-form-urlencoded").toLowerCase();
  const multipart = type.startsWith("multipart/form-data");
  if (!multipart && !type.startsWith("application/x-www-form-urlencoded")) return { ok: false, status: 415 };
  const bytes = await readBounded(request, largest);
  if (!bytes) return { ok: false, status: 413 };
  const fields = multipart ? await multipartFields(bytes, request.headers.get("content-type") ?? "") : urlencodedFields(bytes);
  return fields ? { ok: true, fields } : { ok: false, status: 400 };
}

/** Short boundaries, which are allowed, are drawn out: the platform's reader refuses them. */
async function multipartFields(bytes: Buffer, type: string): Promise<URLSearchParams | null> {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? [];
  const boundary = quoted ?? bare;
  if (!boundary) return null;
  const longer = boundary.padEnd(40, "-");
  const body = decode(bytes).replaceAll(`--${boundary}`, () => `--${longer}`);
  const form = await new Response(body, { headers: { "Content-Type": `multipart/form-data; boundary="${longer}"` } }).formData().catch(() => null);
  if (!form) return null;
  return new URLSearchParams([...form].filter((field): field is [string, string] => typeof field[1] === "string"));
}

/** URLSearchParams knows UTF-8 only, so escapes are undone byte by byte. */
function urlencodedFields(bytes: Buffer): URLSearchParams {
  const pairs = bytes.toString("latin1").split("&").filter(Boolean);
  return new URLSearchParams(
    pairs.map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [unescapeBytes(name), unescapeBytes(value.join("="))];
    }),
  );
}

function unescapeBytes(text: string): string {
  const plain = text.replaceAll("+", " ").replace(/%([\da-f]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
  return decode(Buffer.from(plain, "latin1"));
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}
