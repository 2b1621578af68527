import { eventType } from "inngest";
import { z } from "zod";

export const runCancelled = eventType("jobs/run.cancelled", { schema: z.object({ runId: z.string(), name: z.string(), about: z.record(z.string(), z.unknown()) }) });
