import { isTest, type Source } from "./sources";

const known = new Set(["run", "sleep", "sleepUntil", "sendEvent"]);
const begins = /createFunction\(\s*\{\s*id: "([^"]+)"/g;

/** The local runner itself can tell only once it meets the step. */
export function stepsBeyondRunner(sources: Source[]): string[] {
  return sources
    .filter(({ name }) => /^lib\/.+\/jobs\.tsx?$/.test(name) && !isTest(name))
    .flatMap(({ name, text }) => functionsIn(text).flatMap(({ id, body }) => featuresOf(body).map((feature) => `${name}: the function ${id} asks for ${feature}, which the local runner cannot do`)));
}

function functionsIn(text: string): { id: string; body: string }[] {
  const found = [...text.matchAll(begins)];
  return found.map(({ 1: id = "", index }, rank) => ({ id, body: text.slice(index, found[rank + 1]?.index) }));
}

function featuresOf(body: string): string[] {
  const asked = [...body.matchAll(/\bstep\.(\w+)/g)].map(([, feature = ""]) => feature).filter((feature) => !known.has(feature));
  const sideBySide = /Promise\.(all|allSettled|any|race)\([^;]*\bstep\./.test(body) ? ["steps side by side"] : [];
  return [...new Set([...asked.map((feature) => `step.${feature}`), ...sideBySide])];
}
