import type { TokenPurpose } from "@/lib/generated/prisma/enums";

/** What a link that is mailed to a member may be for. */
export type LinkPurpose = Extract<TokenPurpose, "PASSWORD" | "EMAIL_CHANGE" | "EMAIL_UNDO" | "LEAVING">;
