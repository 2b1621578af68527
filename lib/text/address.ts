import { domainToAscii } from "@/lib/text/domain";

/** As HTML has it, and with no dot at an end or beside another. */
const mailbox = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const longestMailbox = 64;
const longest = 254;

/** With its domain as it travels; null for what is no address. */
export function asciiAddress(address: string): string | null {
  const at = address.lastIndexOf("@");
  const name = address.slice(0, Math.max(at, 0));
  const domain = domainToAscii(address.slice(at + 1));
  if (!domain || name.length > longestMailbox || !mailbox.test(name)) return null;
  const ascii = `${name}@${domain}`;
  return ascii.length <= longest ? ascii : null;
}

export function isAddress(text: string): boolean {
  return asciiAddress(text) !== null;
}

/** Few mail servers take letters beyond ASCII before the @, and no browser does. */
export function hasPlainMailbox(text: string): boolean {
  const at = text.lastIndexOf("@");
  return !/[\p{L}\p{M}]/u.test(text.slice(0, Math.max(at, 0)).replace(/[a-z]/gi, ""));
}
