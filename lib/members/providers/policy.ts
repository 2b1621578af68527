import type { ProviderVerdict } from "@/lib/generated/prisma/enums";

export function judgeProvider(verdicts: ProviderVerdict[], listed: boolean): ProviderVerdict {
  if (verdicts.includes("ALLOW")) return "ALLOW";
  return verdicts.includes("BLOCK") || listed ? "BLOCK" : "ALLOW";
}
