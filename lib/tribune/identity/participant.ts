import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { keyedHash, newSecret } from "@/lib/security/secrets";
import { listSavedRules } from "@/lib/tribune/filters/queries";
import type { Rule } from "@/lib/tribune/filters/rule";
import { unseal } from "@/lib/tribune/identity/cookie";
import { findTokenState } from "@/lib/tribune/identity/queries";
import { blank, type State } from "@/lib/tribune/identity/state";

export type Participant = {
  readonly actor: Actor | null;
  readonly state: State;
  readonly rules: readonly Rule[];
};

export async function recogniseParticipant(actor: Actor | null, headers: Headers): Promise<Participant> {
  const brought = actor?.token ? await findTokenState(actor) : await unseal(headers);
  const holder = actor?.memberId ?? null;
  const state = brought.holder === holder ? brought : { ...blank, who: brought.who, name: brought.name, holder };
  return { actor, state, rules: state.rules ?? (actor ? await listSavedRules(actor) : []) };
}

/** By which the posts of one person belong together; null for somebody who has not posted yet. */
export function authorKeyOf({ actor, state }: Participant): string | null {
  if (actor) return `m${actor.memberId}`;
  return state.who && keyedHash("tribune-poster", state.who);
}

/** Makes somebody known who posts for the first time: by the key of their form, so that sending it twice makes one person. */
export function known(participant: Participant, formKey: string | undefined): Participant {
  const { actor, state } = participant;
  if (actor || state.who) return participant;
  return { ...participant, state: { ...state, who: formKey ? keyedHash("tribune-newcomer", formKey).slice(0, 43) : newSecret() } };
}

export function withState(participant: Participant, change: Partial<State>): Participant {
  return { ...participant, state: { ...participant.state, ...change }, rules: change.rules ?? participant.rules };
}
