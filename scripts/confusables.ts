// npx tsx scripts/confusables.ts confusables.txt
// Makes lib/members/confusables.json from a table of https://www.unicode.org/Public/security/
import { readFileSync, writeFileSync } from "node:fs";

const file = process.argv[2];
if (!file) {
  console.error("Give the file: npx tsx scripts/confusables.ts confusables.txt");
  process.exit(1);
}
const table = readFileSync(file, "utf8");
const version = /^# Version: (\S+)$/m.exec(table)?.[1];
const alike = new Map<string, string>();
for (const [, from = "", to = ""] of table.matchAll(/^([0-9A-F]+) ;\s*([0-9A-F ]+) ;\s*MA\b/gm)) {
  const prototype = characters(to);
  alike.set(prototype, `${alike.get(prototype) ?? ""}${characters(from)}`);
}
const source = `https://www.unicode.org/Public/security/${version}/confusables.txt`;
writeFileSync("lib/members/confusables.json", `${JSON.stringify({ source, licence: "confusables-licence.txt", alike: Object.fromEntries(alike) })}\n`);
console.log(`Unicode ${version}: ${alike.size} shapes.`);

function characters(codes: string): string {
  return codes
    .trim()
    .split(" ")
    .map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .join("");
}
