import { z } from "zod/mini";

/** Somebody whom a message may go to, or may not, and why. */
export type Recipient = z.infer<typeof recipientSchema>;

const recipientSchema = z.object({ name: z.string(), avatar: z.string(), unwritable: z.nullable(z.enum(["self", "left"])) });
const answerSchema = z.object({ results: z.array(recipientSchema) });

/** Whom a beginning may mean, or who of some names is a member; nobody where the site cannot be asked. */
export async function askRecipients(question: { q: string } | { names: string }, signal?: AbortSignal): Promise<Recipient[] | null> {
  try {
    const response = await fetch(`/api/messages/recipients?${new URLSearchParams(question)}`, { ...(signal && { signal }) });
    return response.ok ? answerSchema.parse(await response.json()).results : null;
  } catch {
    return null;
  }
}
