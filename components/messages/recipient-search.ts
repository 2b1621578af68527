import { z } from "zod/mini";

export type Recipient = z.infer<typeof recipientSchema>;

const recipientSchema = z.object({ name: z.string(), avatar: z.string(), unwritable: z.nullable(z.enum(["self", "left"])) });
const answerSchema = z.object({ results: z.array(recipientSchema) });

export async function askRecipients(question: { q: string } | { names: string }, signal?: AbortSignal): Promise<Recipient[] | null> {
  try {
    const response = await fetch(`/api/messages/recipients?${new URLSearchParams(question)}`, { ...(signal && { signal }) });
    return response.ok ? answerSchema.parse(await response.json()).results : null;
  } catch {
    return null;
  }
}
