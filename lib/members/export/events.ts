import { eventType } from "inngest";
import { z } from "zod";

export const exportRequested = eventType("members/export.requested", { schema: z.object({ exportId: z.int() }) });
