import { mailsTo } from "@/lib/testing/outbox";

/** The token in the newest link to a page that an address was mailed. */
export async function tokenMailedTo(address: string, page: string): Promise<string> {
  const links = (await mailsTo(address)).flatMap((mail) => mail.links).map((link) => new URL(link));
  return links.findLast(({ pathname }) => pathname === page)?.searchParams.get("token") ?? "";
}
