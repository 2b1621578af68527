import { db } from "@/lib/db";

export type SeenMail = { kind: string; subject: string; text: string; html: string; links: string[] };

export async function mailsTo(address: string): Promise<SeenMail[]> {
  const mails = await db.mail.findMany({ where: { recipient: address }, orderBy: { id: "asc" }, take: 100, select: { kind: true, subject: true, text: true, html: true } });
  return mails.map((mail) => ({ ...mail, links: [...mail.html.matchAll(/href="(https?:[^"]+)"/g)].map((found) => (found[1] ?? "").replaceAll("&amp;", "&")) }));
}
