"use server";

import { publicAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { renderMarkdown } from "@/lib/markdown/render";
import { previewSchema } from "@/lib/messages/previewing/schema";

export const previewAction = publicAction(previewSchema, async (_actor, { body }) => renderMarkdown(body), limits.previews);
