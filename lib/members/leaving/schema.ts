import { z } from "zod/mini";
import { currentPassword } from "@/lib/members/security/schema";

export const leaveSchema = z.object({ currentPassword });

export const stayByLinkSchema = z.object({ token: z.string().check(z.maxLength(200)) });

export type Leave = z.infer<typeof leaveSchema>;
