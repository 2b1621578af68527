import "server-only";
import { isSomebodysName } from "@/lib/members/names/queries";
import { Refusal } from "@/lib/refusal";
import { getSetting } from "@/lib/settings/queries";
import { mostMarks, stacksMarks } from "@/lib/text/visible";
import { acceptContent, type Draft, postMessage } from "@/lib/tribune/commands";
import { saveRules } from "@/lib/tribune/filters/commands";
import { listSavedRules } from "@/lib/tribune/filters/queries";
import { mostRules, withoutRule, withRule } from "@/lib/tribune/filters/rule";
import { keepState } from "@/lib/tribune/identity/commands";
import { chosenName } from "@/lib/tribune/identity/info";
import { known, type Participant, withState } from "@/lib/tribune/identity/participant";
import { momentOf } from "@/lib/tribune/now-playing/queries";
import type { ListedChannel, ListedPost } from "@/lib/tribune/queries";
import { type Order, readOrder } from "@/lib/tribune/slash/order";

/** What came of it: a post, or an order that was followed. The cookie is there when a browser has something new to keep. */
export type Said = { post: ListedPost | null; order: Order | null; participant: Participant; cookie: string | null };

export async function say(participant: Participant, channel: ListedChannel, draft: Draft): Promise<Said> {
  const content = await acceptContent(draft.content);
  const order = readOrder(content);
  if (order && order.act !== "lastfm") return { post: null, order, ...(await follow(participant, order)) };
  const poster = known(participant, draft.key);
  const post = await postMessage(poster, channel, order ? { ...draft, content: await momentOf(participant.actor, order.user) } : draft);
  return { post, order, participant: poster, cookie: poster === participant ? null : await keepState(poster) };
}

export type StateOrder = Exclude<Order, { act: "lastfm" }>;

export async function follow(participant: Participant, order: StateOrder): Promise<Pick<Said, "participant" | "cookie">> {
  const changed = await changedBy(participant, order);
  return { participant: changed, cookie: changed === participant ? null : await keepState(changed) };
}

async function changedBy(participant: Participant, order: StateOrder): Promise<Participant> {
  const { actor, rules } = participant;
  switch (order.act) {
    case "name":
      return rename(participant, order.name);
    case "addRule":
      return withRules(participant, withRule(rules, order.rule));
    case "dropRule":
      return withRules(participant, withoutRule(rules, order.rule));
    case "reset":
      return withRules(participant, []);
    case "on":
    case "off":
      return withState(participant, { filtering: order.act === "on" });
    case "save":
      if (actor) await saveRules(actor, rules);
      return participant;
    case "load":
      return actor ? withRules(participant, await listSavedRules(actor)) : participant;
  }
}

async function rename(participant: Participant, typed: string): Promise<Participant> {
  const name = chosenName(typed, await getSetting("tribune.shortestName"));
  if (stacksMarks(name)) throw new Refusal("invalid", "marksStacked", { field: "content", values: { max: mostMarks } });
  if (name && (await isSomebodysName(participant.actor, name))) throw new Refusal("invalid", "nickTaken", { field: "content" });
  return withState(participant, { name: name || null });
}

function withRules(participant: Participant, rules: Participant["rules"]): Participant {
  if (rules.length > mostRules) throw new Refusal("invalid", "filtersTooMany", { field: "content" });
  return withState(participant, { rules });
}
