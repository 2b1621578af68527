import { z } from "zod";
import { runStates } from "@/lib/jobs/runs/state";
import { afterUuid } from "@/lib/keyset";

export const runSchema = z.object({ runId: z.uuid() });

const functionId = z
  .string()
  .regex(/^[a-z-]{1,100}$/)
  .optional()
  .catch(undefined);

export const runListSchema = z.object({ state: z.enum(runStates).optional().catch(undefined), function: functionId, after: afterUuid });

export type RunList = z.infer<typeof runListSchema>;
