import { expect, test } from "vitest";
import { answerSubject, bareSubject } from "@/lib/messages/subject";

test("a conversation is called by what it is about, however often it was answered", () => {
  for (const subject of ["Coffee?", "Re: Coffee?", "rE : RE: Coffee?", answerSubject("Coffee?")]) expect(bareSubject(subject)).toBe("Coffee?");
});

test("a subject of nothing but answers keeps them", () => {
  expect(bareSubject("Re: ")).toBe("Re: ");
  expect(bareSubject("Regarding tea")).toBe("Regarding tea");
});
