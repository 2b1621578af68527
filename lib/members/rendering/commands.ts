import "server-only";
import { db } from "@/lib/db";
import { renderMarkdown } from "@/lib/markdown/render";

const batch = 200;

/** Renders every profile and signature anew; tells after each batch whose was the last, so that it can be taken up from there. */
export async function renderProfiles(after: number, tell: (lastMember: number) => void): Promise<number> {
  let count = 0;
  for (let last = after; ; ) {
    const where = { memberId: { gt: last } };
    const written = { memberId: true, biography: true, signature: true } as const;
    const profiles = await db.profile.findMany({ where, select: written, orderBy: { memberId: "asc" }, take: batch });
    if (profiles.length === 0) return count;
    for (const { memberId, biography, signature } of profiles) {
      const data = { biographyHtml: renderMarkdown(biography), signatureHtml: renderMarkdown(signature) };
      // What was saved meanwhile has been rendered already.
      await db.profile.updateMany({ where: { memberId, biography, signature }, data });
    }
    count += profiles.length;
    last = profiles.at(-1)?.memberId ?? last;
    tell(last);
  }
}
