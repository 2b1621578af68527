import { db } from "@/lib/db";
import { departDue } from "@/lib/members/leaving/commands";
import { renewParties } from "@/lib/messages/parties/commands";
import { forgetMailbox } from "@/lib/messages/people/commands";
import { forgetReportsOf } from "@/lib/moderation/reports/commands";
import type { TestMember } from "@/lib/testing/members";
import { forgetFilters, unnamePosts } from "@/lib/tribune/people/commands";

export async function letDepart({ id }: TestMember): Promise<void> {
  await db.member.update({ where: { id }, data: { leavingAt: new Date(Date.now() - 1000) } });
  await departDue();
  await forgetMailbox(id);
  await renewParties(id, 0);
  await unnamePosts(id);
  await forgetFilters(id);
  await forgetReportsOf(id);
}
