import { env } from "@/lib/env";

/** Rendered text for where the site is not around it, as in mails and programs. Only a tag begins with a bare `<`. */
export function withWholeAddresses(html: string): string {
  return html.replaceAll('<a href="/', `<a href="${env.SITE_URL}/`);
}
