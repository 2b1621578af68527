import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { whichLive } from "@/lib/auth/actor-lives";
import { oncePerProcess } from "@/lib/load/once-per-process";
import { isListening, listen } from "@/lib/realtime/hub";

export type Attendance = {
  /** Whether the viewer still is who they were; asks only where news came of them, or might have been missed. */
  lives: () => Promise<boolean>;
  leave: () => void;
};

type Attendant = { viewer: Actor; verdict: Promise<boolean> | undefined; gone: () => void };
type Asking = { viewers: Actor[]; answers: Promise<boolean[]> };
type Roll = { present: Set<Attendant>; asking: Asking | undefined; calling: NodeJS.Timeout | undefined };

/** What ends by the clock, a session or the eve of a ban, is announced by nobody. */
const calledEvery = 15_000;

const roll = oncePerProcess("roll of viewers", (): Roll => ({ present: new Set(), asking: undefined, calling: undefined }));

/** Calls back when the viewer is found to be gone, asked or not. One statement asks for all viewers of a process. */
export function attend(viewer: Actor, gone: () => void): Attendance {
  const attendant: Attendant = { viewer, verdict: undefined, gone };
  const ignore = listen(`member:${viewer.memberId}`, () => {
    attendant.verdict = undefined;
  });
  roll.present.add(attendant);
  roll.calling ??= setInterval(callRoll, calledEvery).unref();
  return {
    lives: () => lives(attendant),
    leave() {
      ignore();
      roll.present.delete(attendant);
      if (roll.present.size > 0) return;
      clearInterval(roll.calling);
      roll.calling = undefined;
    },
  };
}

async function lives(attendant: Attendant): Promise<boolean> {
  for (;;) {
    if (!isListening()) attendant.verdict = undefined;
    attendant.verdict ??= ask(attendant.viewer);
    const { verdict } = attendant;
    const answer = await verdict.catch((reason) => {
      attendant.verdict = undefined;
      throw reason;
    });
    // An answer that was on its way when news came may be older than they are.
    if (attendant.verdict === verdict) return answer;
  }
}

/** Those who ask at the same moment share a statement. */
function ask(viewer: Actor): Promise<boolean> {
  roll.asking ??= beginAsking();
  const place = roll.asking.viewers.push(viewer) - 1;
  return roll.asking.answers.then((answers) => answers[place] ?? false);
}

function beginAsking(): Asking {
  const viewers: Actor[] = [];
  const answers = new Promise(setImmediate).then(() => {
    roll.asking = undefined;
    return whichLive(viewers);
  });
  return { viewers, answers };
}

async function callRoll() {
  const present = [...roll.present];
  const living = await whichLive(present.map(({ viewer }) => viewer)).catch(() => null);
  for (const [place, { gone }] of present.entries()) if (living && !living[place]) gone();
}
