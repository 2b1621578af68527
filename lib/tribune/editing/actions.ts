"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { publicAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { internalPath } from "@/lib/security/redirect";
import { boardPath } from "@/lib/tribune/board-path";
import { requireChannel } from "@/lib/tribune/commands";
import { editPost } from "@/lib/tribune/editing/commands";
import { editSchema } from "@/lib/tribune/editing/schema";
import { toFeedPost } from "@/lib/tribune/feed/json";
import { recogniseParticipant } from "@/lib/tribune/identity/participant";
import { readerFor } from "@/lib/tribune/reader";

export const editAction = publicAction(
  editSchema,
  async (actor, { slug, number, content, script, back }) => {
    const channel = await requireChannel(actor, slug);
    const author = await recogniseParticipant(actor, await headers());
    const post = await editPost(author, channel, { number, content });
    if (script === "off") redirect(`${internalPath(back, boardPath(channel.slug))}#post-${post.number}`);
    return { post: toFeedPost(await readerFor(author), post) };
  },
  limits.edits,
);
