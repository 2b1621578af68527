import { expect, test } from "vitest";
import { contentKey } from "@/lib/messages/content-key";
import { filingSchema } from "@/lib/messages/filing/schema";
import { prefillSchema } from "@/lib/messages/prefill";
import { recipientNames } from "@/lib/messages/recipients/names";
import { answerSchema, contactSchema, longAnswerSchema, visitAnswerSchema, writeSchema } from "@/lib/messages/schema";
import { answerSubject, subjectKey } from "@/lib/messages/subject";
import { problemsByField } from "@/lib/problems";
import { contact, draft } from "@/lib/testing/messages";

type Checked = { safeParse(input: unknown): { success: boolean; error?: { issues: Parameters<typeof problemsByField>[0] } } };

function problems(schema: Checked, input: unknown): Record<string, string> {
  const found = Object.entries(problemsByField(schema.safeParse(input).error?.issues ?? []));
  return Object.fromEntries(found.map(([field, { key }]) => [field, key]));
}

test("each thing that is wrong with a message has a sentence beside its field", () => {
  expect(problems(writeSchema, draft("alice"))).toEqual({});
  expect(problems(writeSchema, draft(" , ,", { subject: "  " }))).toEqual({ to: "recipientRequired", subject: "required" });
  expect(problems(writeSchema, draft("alice", { subject: "x".repeat(100_000), body: "x".repeat(20_001) }))).toEqual({ subject: "tooLong", body: "tooLong" });
  expect(problems(writeSchema, draft("ali\u0000ce", { subject: "a\u0007b", body: "a\u0000b" }))).toEqual({ to: "control", subject: "control", body: "control" });
  expect(problems(writeSchema, draft("alice", { subject: "two\nlines" }))).toEqual({ subject: "control" });
  expect(problems(writeSchema, draft("alice", { body: "half a pair \ud83d" }))).toEqual({ body: "control" });
  expect(problems(writeSchema, draft(Array.from({ length: 101 }, (_, number) => `m${number}`).join()))).toEqual({ to: "recipientsTooMany" });
  const crowd = Array.from({ length: 1000 }, (_, number) => `member ${number}`).join();
  expect(problems(writeSchema, draft(crowd))).toEqual({ to: "recipientsTooMany" });
  expect(problems(writeSchema, draft("x".repeat(6001)))).toEqual({ to: "tooLong" });
  expect(problems(writeSchema, draft("alice", { key: "not a key" }))).toEqual({ key: "uuidInvalid" });
});

test("a message says something, whether it begins a conversation or goes on with one", () => {
  expect(problems(writeSchema, draft("alice", { body: "" }))).toEqual({ body: "required" });
  expect(problems(contactSchema, contact("bob", { body: "\n" }))).toEqual({ body: "required" });
  expect(problems(answerSchema, { body: " \n\t", key: crypto.randomUUID() })).toEqual({ body: "required" });
});

test.each(["\u200b", "\u3164", "\u2800", "\u00ad", "\u2060\ufe0f", "\u034f"])("a subject, an answer or a visitor’s name of %j alone is empty", (nothing) => {
  expect(problems(writeSchema, draft("alice", { subject: nothing, body: nothing }))).toEqual({ subject: "required", body: "required" });
  expect(problems(longAnswerSchema, { ...draft("", { subject: nothing, body: nothing }), parent: "1" })).toEqual({ subject: "required", body: "required" });
  for (const schema of [answerSchema, visitAnswerSchema]) expect(problems(schema, { body: nothing, token: "t", key: crypto.randomUUID() })).toEqual({ body: "required" });
  expect(problems(contactSchema, contact("bob", { name: nothing, subject: nothing, body: nothing }))).toEqual({ name: "required", subject: "required", body: "required" });
});

test("marks that would cover the lines around are refused, in a subject, a body and a visitor’s name", () => {
  const tall = `Z${"\u0301".repeat(36)}`;
  expect(problems(writeSchema, draft("alice", { subject: tall, body: tall }))).toEqual({ subject: "marksStacked", body: "marksStacked" });
  expect(problems(contactSchema, contact("bob", { name: tall }))).toEqual({ name: "marksStacked" });
});

test("an act from a page says what the page had shown", () => {
  expect(filingSchema.safeParse({ act: "trash", conversation: "5" }).success).toBe(false);
});

test("a key in capitals is the same key", () => {
  const key = "6A1F6AD4-2F5B-4C7E-9D0C-1D2F0F3A7B11";
  expect(answerSchema.parse({ body: "yes", key }).key).toBe(key.toLowerCase());
  expect(contentKey(key, "yes")).toBe(contentKey(key.toLowerCase(), "yes"));
});

test("a visitor’s name hides nothing, nor turns what stands beside it", () => {
  for (const name of ["Ve\u202era", "Vera\u2800", "Ve\u200bra"]) expect(problems(contactSchema, contact("bob", { name }))).toEqual({ name: "nameHidden" });
});

test("lines, tabs and emoji are text", () => {
  expect(problems(writeSchema, draft("alice", { subject: "👩‍👩‍👧 é", body: "one\n\ttwo 👩‍👩‍👧" }))).toEqual({});
});

test("a visitor’s name and address are checked", () => {
  expect(problems(contactSchema, contact("bob", { name: " ", email: "vera" }))).toEqual({ name: "required", email: "emailInvalid" });
  expect(problems(contactSchema, contact("bob", { email: "vera@example.org\r\nBcc: everybody@example.org" }))).toEqual({ email: "emailInvalid" });
});

test("an act takes one conversation or many, and nothing that is no id", () => {
  expect(filingSchema.parse({ act: "trash", newest: "7", conversation: "5" }).conversation).toEqual([5]);
  expect(filingSchema.parse({ act: "trash", newest: "7", conversation: ["5", "6"] }).conversation).toEqual([5, 6]);
  for (const conversation of ["x", "-1", "0", "1e3", "99999999999", ["5", "x"]]) expect(filingSchema.safeParse({ act: "trash", newest: "7", conversation }).success).toBe(false);
  expect(filingSchema.safeParse({ act: "burn", newest: "7", conversation: "5" }).success).toBe(false);
});

test("recipients are told apart as members are, and each counts once", () => {
  expect(recipientNames(" alice ,Bob,, ALICE,carol  ann")).toEqual(["ALICE", "Bob", "carol ann"]);
});

test("an address fills a form in, and what makes no sense in it is passed over", () => {
  expect(prefillSchema.parse({ to: ["alice", "bob"], subject: "x".repeat(121), reply: "7" })).toEqual({ to: "alice, bob", subject: "x".repeat(121), body: "", draft: undefined, parent: 7 });
  const long = "x".repeat(9000);
  expect(prefillSchema.parse({ to: long, subject: long, body: long })).toMatchObject({ to: long, subject: long, body: long });
  expect(prefillSchema.parse({ follow: ["8", "9"] }).parent).toBe(8);
  for (const reply of ["x", "-1", "0", "1e3", "99999999999", ["x", "1"]]) expect(prefillSchema.parse({ reply, draft: "no key" })).toMatchObject({ parent: undefined, draft: undefined });
});

test("an answer’s subject begins with Re once, and stays short enough", () => {
  expect(answerSubject("Coffee?")).toBe("Re: Coffee?");
  expect(answerSubject("rE: Coffee?")).toBe("rE: Coffee?");
  expect(answerSubject("Retired")).toBe("Re: Retired");
  expect([...answerSubject("🙂".repeat(60))]).toHaveLength(64);
  expect(answerSubject("x".repeat(120))).toHaveLength(120);
  expect(subjectKey("ÉTÉ")).toBe("été");
});
