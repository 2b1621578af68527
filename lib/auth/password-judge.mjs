// Run in a thread by password-strength.ts, as plain JavaScript that no bundler has touched: judging one password may
// take a processor for a second, and the dictionaries take several to load.
import { parentPort } from "node:worker_threads";
import core from "@zxcvbn-ts/core";
import common from "@zxcvbn-ts/language-common";
import english from "@zxcvbn-ts/language-en";
import french from "@zxcvbn-ts/language-fr";

/** Guessing what comes after would take for ever. */
const judged = 64;
/** Of the ways in which signs may stand for letters: each is compared with all dictionaries, and 512 are the default. */
const disguises = 16;

// Warnings keep their keys, since our catalogues say them.
const warnings = Object.fromEntries(Object.keys(english.translations.warnings).map((key) => [key, key]));
const judge = new core.ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary, ...french.dictionary },
  graphs: common.adjacencyGraphs,
  translations: { ...english.translations, warnings },
  l33tMaxSubstitutions: disguises,
});

parentPort?.on("message", ({ password, known }) => {
  const { score, feedback } = judge.check(password.slice(0, judged), known);
  parentPort?.postMessage({ score, warning: feedback.warning });
});
