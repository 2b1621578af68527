import { z } from "zod/mini";
import { nameSchema } from "@/lib/members/joining/schema";
import { currentPassword } from "@/lib/members/security/schema";

export const renameSchema = z.object({ name: nameSchema, currentPassword });

export type Rename = z.infer<typeof renameSchema>;
