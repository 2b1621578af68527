import type { ProviderVerdict } from "@/lib/generated/prisma/enums";

/** What the rules that cover a provider come to: a permission overrides a refusal, and the staff's word the list's. */
export function judgeProvider(verdicts: ProviderVerdict[], listed: boolean): ProviderVerdict {
  if (verdicts.includes("ALLOW")) return "ALLOW";
  return verdicts.includes("BLOCK") || listed ? "BLOCK" : "ALLOW";
}
