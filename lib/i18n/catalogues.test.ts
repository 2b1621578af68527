import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { catalogues } from "@/lib/i18n/catalogues";
import { locales } from "@/lib/i18n/locale";
import { functions } from "@/lib/jobs/registry";
import { fill } from "@/lib/problems";
import { settingKeys } from "@/lib/settings/registry";

type Texts = { [key: string]: string | Texts };

const texts = Object.fromEntries(locales.map((locale) => [locale, flat(catalogues[locale] as unknown as Texts)])) as Record<"en" | "fr", Map<string, string>>;

test("both languages have the same keys", () => {
  expect([...texts.fr.keys()].sort()).toEqual([...texts.en.keys()].sort());
});

test("both languages need the same values and links for each text", () => {
  for (const [key, english] of texts.en) expect([key, ...argumentsOf(texts.fr.get(key) ?? "")]).toEqual([key, ...argumentsOf(english)]);
});

test("no text is empty or begins or ends with a blank, and no straight apostrophe stands for a curved one", () => {
  for (const locale of locales) for (const [key, text] of texts[locale]) expect(`${locale} ${key}: ${text}`).toMatch(/: \S(?:[^']*\S)?$/);
});

test("French has a no-break space before its double punctuation marks and inside its quotes", () => {
  for (const [key, text] of texts.fr) expect(`${key} ${text.replace(/\bhttps?:\S+|=\d/g, "")}`).not.toMatch(/[\p{L}\d}][;!?»](?=\s|$)|«[^\u00a0]| [;:!?»]|\p{L}:(?=\s|$)|[“”"]/u);
});

test("every text can be said, for none, one and many", () => {
  for (const locale of locales) {
    const fail = (problem: Error) => expect.fail(`${locale}: ${problem.message}`);
    const t = createTranslator({ locale, messages: catalogues[locale], timeZone: "UTC", onError: fail });
    for (const [key, text] of texts[locale]) if (!key.startsWith("problems.")) for (const count of [0, 1, 7]) expect(String(t.rich(key as "common.skip", valuesFor(text, count) as never))).not.toBe("");
  }
});

test("the sentences for what is wrong use nothing but simple values, since the browser fills them in", () => {
  for (const locale of locales) for (const text of Object.values(catalogues[locale].problems)) expect(fill(text, valuesFor(text, 3) as Record<string, number>)).not.toMatch(/[{}<>]/);
});

test("every background function has a name, and no name is left of one that is gone", () => {
  for (const locale of locales) expect(Object.keys(catalogues[locale].admin.functions.names).sort()).toEqual(functions.map((each) => each.id()).sort());
});

test("every setting has a label and a help text", () => {
  for (const locale of locales) for (const key of settingKeys) for (const part of ["label", "help"]) expect([...texts[locale].keys()]).toContain(`settings.${key}.${part}`);
});

function flat(branch: Texts, prefix = ""): Map<string, string> {
  return new Map(Object.entries(branch).flatMap(([key, value]): [string, string][] => (typeof value === "string" ? [[prefix + key, value]] : [...flat(value, `${prefix}${key}.`)])));
}

/** Names of values, and of tags as `<name>`; a brace after `one` or `=0` opens a branch of a plural instead. */
function argumentsOf(text: string): string[] {
  const values = [...text.matchAll(/(?<!(?:=\d+|\b(?:zero|one|two|few|many|other))\s*)\{(\w+)\s*[,}]/g)].map((found) => found[1] ?? "");
  const tags = [...text.matchAll(/<(\w+)>/g)].map((found) => `<${found[1]}>`);
  return [...new Set([...values, ...tags])].sort();
}

function valuesFor(text: string, count: number) {
  return Object.fromEntries(argumentsOf(text).map((name) => (name.startsWith("<") ? [name.slice(1, -1), (words: unknown) => words] : [name, count])));
}
