import "server-only";
import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
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
/** Guessing what comes after would take for ever, and so would judging it. */
const judged = 100;

let judge: Promise<ZxcvbnFactory> | undefined;

/** Refuses a password that is soon guessed, above all by who knows the person: what `words` holds and the name of the site count as known. */
export async function requireStrongPassword(password: string, words: string[], field = "password"): Promise<void> {
  judge ??= loadJudge();
  const known = [...words, await getSetting("site.name")].flatMap(piecesOf);
  if (strange(password, known).length < leastStrange) throw new Refusal("invalid", "passwordPersonal", { field });
  const { score, feedback } = (await judge).check(password.slice(0, judged), known);
  if (score < strongEnough) throw new Refusal("invalid", advice[feedback.warning ?? ""] ?? "passwordGuessable", { field });
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

/** Loaded on first use: the dictionaries are large. Warnings keep their keys, since our catalogues say them. */
async function loadJudge(): Promise<ZxcvbnFactory> {
  const [core, common, english, french] = await Promise.all([import("@zxcvbn-ts/core"), import("@zxcvbn-ts/language-common"), import("@zxcvbn-ts/language-en"), import("@zxcvbn-ts/language-fr")]);
  const keys = Object.keys(english.translations.warnings).map((key) => [key, key]);
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
    translations: { ...english.translations, warnings: Object.fromEntries(keys) },
  });
}
