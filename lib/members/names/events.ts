import { eventType } from "inngest";
import { z } from "zod";

/** The rules by which names are compared have changed: sent by migrations. */
export const namesOutdated = eventType("members/names.outdated", { schema: z.object({}) });
