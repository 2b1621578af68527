import type { TokenPurpose } from "@/lib/generated/prisma/enums";

export type TokenState = { purpose: TokenPurpose; expiresAt: Date; usedAt: Date | null };

export function judgeToken(token: TokenState | null, purpose: TokenPurpose, now: Date): "tokenUnknown" | "tokenUsed" | "tokenExpired" | null {
  if (token?.purpose !== purpose) return "tokenUnknown";
  if (token.usedAt) return "tokenUsed";
  return token.expiresAt <= now ? "tokenExpired" : null;
}
