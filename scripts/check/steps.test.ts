import { expect, test } from "vitest";
import { readSources } from "./sources";
import { stepsBeyondRunner } from "./steps";

const jobs = (text: string, name = "lib/messages/jobs.ts") => [{ name, text, lines: text.split("\n").length }];
const withBody = (body: string) => jobs(`export const one = inngest.createFunction({ id: "messages-one", triggers: [sent] }, async ({ step }) => { ${body} });`);

test.each([
  ['await step.waitForEvent("answer", { event: "messages/message.sent", timeout: "1d" });', "step.waitForEvent"],
  ['await step.invoke("other", { function: other });', "step.invoke"],
  ['await Promise.all([step.run("left", left), step.run("right", right)]);', "steps side by side"],
  ["await Promise.all(members.map((member) => step.run(nameOf(member), () => tell(member))));", "steps side by side"],
])("a function that does %s is named with what it asks for", (body, feature) => {
  expect(stepsBeyondRunner(withBody(body))).toEqual([`lib/messages/jobs.ts: the function messages-one asks for ${feature}, which the local runner cannot do`]);
});

test("the function that asks is named, not the one before or after it", () => {
  const plain = (id: string, body: string) => `inngest.createFunction({ id: "${id}" }, async ({ step }) => { ${body} });\n`;
  const text = plain("first", 'await step.run("a", a);') + plain("second", 'await step.invoke("b", {});') + plain("third", 'await step.sleep("c", "1h");');
  expect(stepsBeyondRunner(jobs(text))).toEqual(["lib/messages/jobs.ts: the function second asks for step.invoke, which the local runner cannot do"]);
});

test("what the runner can do passes, and so do the functions of the site", () => {
  const body = 'await step.run("a", a); await step.sleep("b", "1h"); await step.sleepUntil("c", date); await step.sendEvent("d", event);';
  expect(stepsBeyondRunner(withBody(body))).toEqual([]);
  expect(stepsBeyondRunner(readSources())).toEqual([]);
});
