import type { RefusalCode } from "@/lib/refusal";

export const statuses: Record<RefusalCode, number> = {
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  invalid: 400,
  too_many: 429,
  signed_out: 401,
  busy: 503,
};
