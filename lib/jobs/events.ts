import { eventType } from "inngest";
import { z } from "zod";

/** An administrator ended a run of the local runner before its time; what started it comes along. */
export const runCancelled = eventType("jobs/run.cancelled", { schema: z.object({ runId: z.string(), name: z.string(), about: z.record(z.string(), z.unknown()) }) });
