import { z } from "zod";
import { pageSize } from "@/lib/keyset";
import { orders, readPlace } from "@/lib/members/directory/place";

export const groups = ["staff", "member", "moderator", "administrator"] as const;

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value) || undefined;
const search = z
  .string()
  .trim()
  .max(60)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, "control");
const place = z
  .string()
  .max(400, "cursorUnknown")
  .transform((text, context) => readPlace(text) ?? refuse(context));

const fields = {
  q: z.preprocess(one, search.optional()),
  sort: z.preprocess(one, z.enum(orders).optional()),
  role: z.preprocess(one, z.enum(groups).optional()),
  seen: z.preprocess(one, z.literal("lately").optional()),
  after: z.preprocess(one, place.optional()),
};

export const directorySchema = z.object({
  q: fields.q.catch(undefined),
  sort: fields.sort.catch(undefined),
  role: fields.role.catch(undefined),
  seen: fields.seen.catch(undefined),
  after: fields.after.catch(undefined),
});

/** Of programs, under the names of docs/api.md: who asks for nonsense is told. */
export const directoryQuerySchema = z.strictObject({
  search: fields.q,
  sort: fields.sort,
  role: fields.role,
  seen: fields.seen,
  cursor: fields.after,
  page_size: pageSize(30),
});

export type DirectoryQuery = z.infer<typeof directorySchema>;

function refuse(context: z.core.$RefinementCtx): never {
  context.addIssue({ code: "custom", message: "cursorUnknown" });
  return z.NEVER;
}
