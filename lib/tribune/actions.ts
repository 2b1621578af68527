"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { publicAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { boardPath } from "@/lib/tribune/board-path";
import { postMessage, requireChannel } from "@/lib/tribune/commands";
import { toFeedPost } from "@/lib/tribune/feed/json";
import { readerOf } from "@/lib/tribune/reader";
import { postSchema } from "@/lib/tribune/schema";

export const postAction = publicAction(
  postSchema,
  async (actor, { content, slug, key, script }) => {
    const request = await headers();
    const channel = await requireChannel(actor, slug);
    const post = await postMessage(actor, channel.id, { content, key, userAgent: request.get("user-agent"), address: request.get("x-forwarded-for") });
    if (script === "off") redirect(`${boardPath(channel.slug)}#post-${post.number}`);
    return { post: toFeedPost(await readerOf(actor, request), post), nextKey: crypto.randomUUID() };
  },
  limits.posts,
);
