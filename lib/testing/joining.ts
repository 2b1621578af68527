import { randomBytes } from "node:crypto";
import { db } from "@/lib/db";
import type { ProviderVerdict } from "@/lib/generated/prisma/enums";
import { hashSecret, newSecret } from "@/lib/security/secrets";
import { createJoinRequest } from "@/lib/testing/members";

export async function createActivation(overrides: Parameters<typeof createJoinRequest>[0] = {}): Promise<string> {
  const [request, token] = [await createJoinRequest(overrides), newSecret()];
  await db.token.create({ data: { purpose: "ACTIVATION", tokenHash: hashSecret(token), joinRequestId: request.id, expiresAt: new Date(Date.now() + 3_600_000) } });
  return token;
}

export async function createProviderRule(verdict: ProviderVerdict = "BLOCK"): Promise<{ domain: string }> {
  return db.emailProviderRule.create({ data: { domain: `${randomBytes(4).toString("hex")}.example`, verdict }, select: { domain: true } });
}
