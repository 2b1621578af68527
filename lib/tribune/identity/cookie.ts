import "server-only";
import { ownCookie } from "@/lib/http/cookie";
import { keyedHash, verifyKeyedHash } from "@/lib/security/secrets";
import { getSetting } from "@/lib/settings/queries";
import { blank, pack, type State, unpack } from "@/lib/tribune/identity/state";

/** Browsers keep 4096 bytes of a cookie, its name and attributes included. */
const longest = 3800;

export const stateCookieOptions = { ...ownCookie, maxAge: 365 * 24 * 3600, httpOnly: true } as const;

export function stateCookieName(): Promise<string> {
  return getSetting("tribune.cookieName");
}

/** In hexadecimal digits, since old clients cut a cookie at the first `path`, `secure` or the like, also within its value. Null where it would be too long to be kept. */
export function seal(state: State): string | null {
  const digits = Buffer.from(JSON.stringify(pack(state))).toString("hex");
  const value = `${digits}.${keyedHash("tribune-state", digits)}`;
  return value.length > longest ? null : value;
}

export async function unseal(headers: Headers): Promise<State> {
  const value = cookieIn(headers, await stateCookieName());
  const [digits = "", signature = ""] = value?.split(".") ?? [];
  if (!verifyKeyedHash("tribune-state", digits, signature)) return blank;
  return unpack(JSON.parse(Buffer.from(digits, "hex").toString()));
}

/** The line of a header, with the value first and Path next: that is how old clients read it. */
export async function stateCookieLine(value: string): Promise<string> {
  const { path, maxAge, secure } = stateCookieOptions;
  return `${await stateCookieName()}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

export function cookieIn(headers: Headers, name: string): string | undefined {
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
