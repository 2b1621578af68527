"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { publicAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { leaveNotice } from "@/lib/notice";
import { internalPath } from "@/lib/security/redirect";
import { boardPath } from "@/lib/tribune/board-path";
import { requireChannel } from "@/lib/tribune/commands";
import { toFeedPost } from "@/lib/tribune/feed/json";
import { stateCookieName, stateCookieOptions } from "@/lib/tribune/identity/cookie";
import { recogniseParticipant } from "@/lib/tribune/identity/participant";
import { newWorkFor } from "@/lib/tribune/identity/work";
import { readerFor } from "@/lib/tribune/reader";
import { postSchema, workSchema } from "@/lib/tribune/schema";
import { say } from "@/lib/tribune/slash/commands";

/** Answers the post; after an order the board is shown anew, since it may look different. */
export const postAction = publicAction(
  postSchema,
  async (actor, { content, slug, key, work, script, back }) => {
    const request = await headers();
    const channel = await requireChannel(actor, slug);
    const participant = await recogniseParticipant(actor, request);
    const said = await say(participant, channel, { content, key, work, userAgent: request.get("user-agent"), address: request.get("x-forwarded-for") });
    if (said.cookie) (await cookies()).set(await stateCookieName(), said.cookie, stateCookieOptions);
    const board = internalPath(back, boardPath(channel.slug));
    if (!said.post) {
      await leaveNotice("orderFollowed", { act: said.order?.act ?? "" });
      redirect(board);
    }
    if (script === "off") redirect(`${board}#post-${said.post.number}`);
    return { post: toFeedPost(await readerFor(said.participant), said.post), nextKey: crypto.randomUUID() };
  },
  limits.posts,
  { asOpened: true },
);

/** Asked for at each post: what came with the page would be out of date on a board that stays open. */
export const workAction = publicAction(workSchema, async (actor) => newWorkFor(actor));
