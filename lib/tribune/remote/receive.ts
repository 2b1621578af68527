import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { limits, takeOrRefuse } from "@/lib/auth/limits";
import { networkOf } from "@/lib/security/client-address";
import { requireChannel } from "@/lib/tribune/commands";
import { answerPost } from "@/lib/tribune/feed/answer";
import { type FormatName, formats } from "@/lib/tribune/feed/formats";
import { readFeedQuery, readLastId } from "@/lib/tribune/feed/query";
import { recogniseParticipant } from "@/lib/tribune/identity/participant";
import { readFields } from "@/lib/tribune/remote/body";
import { answerUnreadable } from "@/lib/tribune/remote/refusal";
import { say } from "@/lib/tribune/slash/commands";

export async function receivePost(actor: Actor | null, request: Request, wanted: { slug: string; format: FormatName }): Promise<Response> {
  const address = request.headers.get("x-forwarded-for");
  await takeOrRefuse(limits.posts, actor ? `member:${actor.memberId}` : networkOf(address ?? ""));
  const channel = await requireChannel(actor, wanted.slug);
  const body = await readFields(request);
  if (!body.ok) return answerUnreadable(request, body.status);
  const content = body.fields.get("content") ?? body.fields.get("message") ?? "";
  const query = await readFeedQuery(new URL(request.url).searchParams, formats[wanted.format].direction);
  const participant = await recogniseParticipant(actor, request.headers);
  const said = await say(participant, channel, { content, userAgent: request.headers.get("user-agent"), address });
  return answerPost(said, { channelId: channel.id, format: wanted.format, query: { ...query, after: readLastId(body.fields) ?? query.after } });
}
