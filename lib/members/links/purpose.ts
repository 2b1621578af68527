import type { TokenPurpose } from "@/lib/generated/prisma/enums";

export type LinkPurpose = Extract<TokenPurpose, "PASSWORD" | "EMAIL_CHANGE" | "EMAIL_UNDO" | "LEAVING">;
