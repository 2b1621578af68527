import { expect, test } from "vitest";
import { z } from "zod/mini";
import { catalogues } from "@/lib/i18n/catalogues";
import { fill, problemsByField } from "@/lib/problems";

const schema = z
  .object({
    name: z.string().check(z.minLength(1), z.maxLength(5)),
    password: z.string().check(z.minLength(10)),
    email: z.email(),
    age: z.number().check(z.gte(18), z.lte(99)),
    color: z.enum(["red", "blue"]),
    nickname: z.string().check(z.refine((name) => name !== "root", "nameReserved")),
  })
  .check(z.refine(({ name, nickname }) => name !== nickname, "invalid"));

const fitting = { name: "Zoé", password: "long enough", email: "zoe@home.example", age: 30, color: "red", nickname: "zo" };

test.each([
  ["name", "", { key: "required", values: { min: 1 } }],
  ["name", "far too long", { key: "tooLong", values: { max: 5 } }],
  ["name", undefined, { key: "required", values: {} }],
  ["password", "short", { key: "tooShort", values: { min: 10 } }],
  ["email", "zoe", { key: "emailInvalid", values: {} }],
  ["age", 3, { key: "tooSmall", values: { min: 18 } }],
  ["age", 300, { key: "tooLarge", values: { max: 99 } }],
  ["color", "green", { key: "invalid", values: {} }],
  ["name", ["two", "values"], { key: "invalid", values: {} }],
  ["nickname", "root", { key: "nameReserved", values: {} }],
])("a form whose %s is %j is told so beside that field", (field, value, problem) => {
  expect(problemsOf({ ...fitting, [field]: value })).toEqual({ [field]: problem });
});

test("what concerns several fields is told for the form as a whole", () => {
  expect(problemsOf({ ...fitting, name: "same", nickname: "same" })).toEqual({ form: { key: "invalid", values: {} } });
});

test("every sentence that a kind of problem needs exists", () => {
  for (const key of ["required", "invalid", "tooShort", "tooLong", "tooSmall", "tooLarge", "emailInvalid", "uuidInvalid"]) expect(catalogues.en.problems).toHaveProperty(key);
});

test("values are filled in, and what has no value stays to be seen", () => {
  expect(fill("At least {min} of {what}.", { min: 3 })).toBe("At least 3 of {what}.");
  expect(fill("{constructor} {names}", { names: "$& {min}" })).toBe("{constructor} $& {min}");
});

function problemsOf(input: unknown) {
  const parsed = schema.safeParse(input, { reportInput: true });
  return parsed.success ? {} : problemsByField(parsed.error.issues);
}
