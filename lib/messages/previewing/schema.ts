import { z } from "zod/mini";
import { longestBody } from "@/lib/messages/schema";

export const previewSchema = z.object({ body: z.string().check(z.maxLength(longestBody)) });
