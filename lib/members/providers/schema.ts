import { z } from "zod/mini";

export const providerRuleSchema = z.object({
  domain: z.string().check(z.trim(), z.minLength(1), z.maxLength(253)),
  verdict: z.enum(["BLOCK", "ALLOW"]),
});

export const removedRuleSchema = z.object({ ruleId: z.coerce.number().check(z.int(), z.positive(), z.lte(2_147_483_647)) });

export type ProviderRule = z.infer<typeof providerRuleSchema>;
