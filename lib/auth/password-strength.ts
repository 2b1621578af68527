import "server-only";
import { once } from "node:events";
import path from "node:path";
import type { Worker } from "node:worker_threads";
import { gate } from "@/lib/load/gate";
import { oncePerProcess } from "@/lib/load/once-per-process";
import { Refusal } from "@/lib/refusal";
import { getSetting } from "@/lib/settings/queries";

const advice: Record<string, string> = {
  straightRow: "passwordKeyboard",
  keyPattern: "passwordKeyboard",
  simpleRepeat: "passwordRepeats",
  extendedRepeat: "passwordRepeats",
  sequences: "passwordSequence",
  recentYears: "passwordDate",
  dates: "passwordDate",
  topTen: "passwordCommon",
  topHundred: "passwordCommon",
  common: "passwordCommon",
  similarToCommon: "passwordCommon",
  wordByItself: "passwordCommon",
  namesByThemselves: "passwordNames",
  commonNames: "passwordNames",
  userInputs: "passwordPersonal",
};

const strongEnough = 3;
const leastStrange = 5;

/** One at a time, for the thread is one; each takes a fraction of a second. */
const judging = gate("a password to be judged", { atOnce: 1, waiting: 12 });
const thread = oncePerProcess("judge of passwords", () => ({ worker: undefined as Worker | undefined }));

/** Refuses a password that is soon guessed, above all by who knows the person: what `words` holds and the name of the site count as known. */
export async function requireStrongPassword(password: string, words: string[], field = "password"): Promise<void> {
  const known = [...words, await getSetting("site.name")].flatMap(piecesOf);
  if (strange(password, known).length < leastStrange) throw new Refusal("invalid", "passwordPersonal", { field });
  const { score, warning } = await judging(() => judge(password, known));
  if (score < strongEnough) throw new Refusal("invalid", advice[warning ?? ""] ?? "passwordGuessable", { field });
}

function piecesOf(word: string): string[] {
  const whole = word.toLowerCase();
  return [whole, ...whole.split(/[^\p{L}\p{N}]+/u)].filter((piece) => piece.length > 2);
}

function strange(password: string, known: string[]): string {
  const longestFirst = known.toSorted((one, other) => other.length - one.length);
  const left = longestFirst.reduce((rest, word) => rest.replaceAll(word, ""), password.toLowerCase());
  return left.length === password.length ? password : left.replace(/[^\p{L}\p{N}]/gu, "");
}

type Verdict = { score: number; warning: string | null };

async function judge(password: string, known: string[]): Promise<Verdict> {
  const worker = startJudge();
  worker.postMessage({ password, known });
  const [verdict] = await once(worker, "message");
  return verdict;
}

/** Started before it is needed where somebody is about to choose a password: its dictionaries take seconds to load. */
export function startJudge(): Worker {
  thread.worker ??= newJudge();
  return thread.worker;
}

function newJudge(): Worker {
  // Asked for in this way, and by its path, the thread is out of a bundler's sight.
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  const worker = new Worker(path.join(process.cwd(), "lib/auth/password-judge.mjs"), { execArgv: [] });
  const forget = () => {
    if (thread.worker === worker) thread.worker = undefined;
  };
  worker.on("error", forget).on("exit", forget).unref();
  return worker;
}
