import { eventType } from "inngest";
import { z } from "zod";

export const memberRenamed = eventType("members/member.renamed", { schema: z.object({ memberId: z.int() }) });
