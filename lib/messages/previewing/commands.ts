import "server-only";
import { limits, takeOrRefuse } from "@/lib/auth/limits";
import { renderMarkdown } from "@/lib/markdown/render";
import { previewSchema } from "@/lib/messages/previewing/schema";
import { refusalsIn, refuseAll } from "@/lib/refusal";

/** What a form without scripts shows: as long as what may be sent, and no more often than with them. */
export async function previewFor(memberId: number, body: string): Promise<string> {
  refuseAll(refusalsIn(previewSchema, { body }));
  await takeOrRefuse(limits.previews, `member:${memberId}`);
  return renderMarkdown(body);
}
