"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { publicAction } from "@/lib/action";
import type { Actor } from "@/lib/auth/actor";
import { leaveNotice } from "@/lib/notice";
import { droppedFilterSchema, filterSchema, filterSwitchSchema } from "@/lib/tribune/filters/schema";
import { stateCookieName, stateCookieOptions } from "@/lib/tribune/identity/cookie";
import { recogniseParticipant } from "@/lib/tribune/identity/participant";
import { follow, type StateOrder } from "@/lib/tribune/slash/commands";

export const addFilterAction = publicAction(filterSchema, async (actor, rule) => obey(actor, { act: "addRule", rule }));

export const dropFilterAction = publicAction(droppedFilterSchema, async (actor, rule) => obey(actor, { act: "dropRule", rule }));

export const switchFiltersAction = publicAction(filterSwitchSchema, async (actor, order) => obey(actor, order));

async function obey(actor: Actor | null, order: StateOrder): Promise<never> {
  const { cookie } = await follow(await recogniseParticipant(actor, await headers()), order);
  if (cookie) (await cookies()).set(await stateCookieName(), cookie, stateCookieOptions);
  await leaveNotice("orderFollowed", { act: order.act });
  redirect("/settings/tribune");
}
