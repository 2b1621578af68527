import { randomUUID } from "node:crypto";
import { readBounded } from "@/lib/http/read-bounded";
import { declaredCharset, decodeBytes } from "@/lib/tribune/remote/charset";

const largest = 64 * 1024;

export type PostedFields = { ok: true; fields: URLSearchParams } | { ok: false; status: 400 | 413 | 415 };

/** The fields of a posted form, urlencoded or multipart, in the encoding that it declares, else UTF-8 or, from old clients, Latin-1. Reads no more than it has to. */
export async function readFields(request: Request): Promise<PostedFields> {
  const type = (request.headers.get("content-type") ?? "application/x-www-form-urlencoded").toLowerCase();
  const multipart = type.startsWith("multipart/form-data");
  if (!multipart && !type.startsWith("application/x-www-form-urlencoded")) return { ok: false, status: 415 };
  const bytes = await readBounded(request, largest);
  if (!bytes) return { ok: false, status: 413 };
  const declared = request.headers.get("content-type") ?? "";
  const fields = multipart ? await multipartFields(bytes, declared) : urlencodedFields(bytes, declaredCharset(declared));
  return fields ? { ok: true, fields } : { ok: false, status: 400 };
}

/** The boundary is replaced where it begins a line: the platform's reader refuses short ones, and takes one inside a line for the end. */
async function multipartFields(bytes: Buffer, type: string): Promise<URLSearchParams | null> {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? [];
  const boundary = quoted ?? bare;
  if (!boundary) return null;
  const own = `----${randomUUID()}`;
  const ofTheirs = new RegExp(`(^|\\n)--${boundary.replace(/[^\w]/g, "\\$&")}(?=--|[ \\t]*\\r?\\n)`, "g");
  const body = decodeBytes(bytes, declaredCharset(type)).replace(ofTheirs, (_, start) => `${start}--${own}`);
  const form = await new Response(body, { headers: { "Content-Type": `multipart/form-data; boundary="${own}"` } }).formData().catch(() => null);
  if (!form) return null;
  return new URLSearchParams([...form].filter((field): field is [string, string] => typeof field[1] === "string"));
}

/** URLSearchParams knows UTF-8 only, so escapes are undone byte by byte. */
function urlencodedFields(bytes: Buffer, charset: string | undefined): URLSearchParams {
  const pairs = bytes.toString("latin1").split("&").filter(Boolean);
  return new URLSearchParams(
    pairs.map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [unescapeBytes(name, charset), unescapeBytes(value.join("="), charset)];
    }),
  );
}

function unescapeBytes(text: string, charset: string | undefined): string {
  const plain = text.replaceAll("+", " ").replace(/%([\da-f]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
  return decodeBytes(Buffer.from(plain, "latin1"), charset);
}
