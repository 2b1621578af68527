import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

type Texts = { [key: string]: string | Texts };

const folder = "lib/i18n";
const languages = ["en", "fr"];

export function catalogueFaults(): string[] {
  const names = new Set(languages.flatMap((language) => readdirSync(path.join(folder, language))));
  return [...names].flatMap((name) => {
    const [one = new Map(), other = new Map()] = languages.map((language) => readTexts(language, name));
    return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) => {
      const where = `${name}: ${key}`;
      const [first, second] = [one.get(key), other.get(key)];
      if (!first || !second) return [`${where} is missing in ${first ? languages[1] : languages[0]}`];
      return placeholders(first) === placeholders(second) ? [] : [`${where} has other placeholders in ${languages[1]}`];
    });
  });
}

function readTexts(language: string, name: string): Map<string, string> {
  const texts: Texts = JSON.parse(readFileSync(path.join(folder, language, name), "utf8"));
  const flat = new Map<string, string>();
  const visit = (branch: Texts, trail: string) => {
    for (const [key, value] of Object.entries(branch)) {
      if (typeof value === "string") flat.set(`${trail}${key}`, value);
      else visit(value, `${trail}${key}.`);
    }
  };
  visit(texts, "");
  return flat;
}

/** The words inside a plural are the translator's. */
function placeholders(text: string): string {
  const names = [...text.matchAll(/\{(\w+)(?=[,}])|<(\w+)>/g)].map(([, name, tag]) => name ?? tag);
  return [...new Set(names)].sort().join();
}
