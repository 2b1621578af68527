import { mailsTo } from "@/lib/testing/outbox";

export async function tokenMailedTo(address: string, page: string): Promise<string> {
  const links = (await mailsTo(address)).flatMap((mail) => mail.links).map((link) => new URL(link));
  return links.findLast(({ pathname }) => pathname === page)?.searchParams.get("token") ?? "";
}
