import { bareHandlers, readsBody } from "./doors";
import { isTest, type Source } from "./sources";

type Rule = { says: string; broken(source: Source): boolean };

const longest = 200;
const longestClient = 80;

const rules: Rule[] = [
  { says: "file names are in kebab case", broken: ({ name }) => name.split("/").some((part) => !/^(\(?[a-z0-9][a-z0-9.-]*\)?|\[{1,2}(\.{3})?[a-z-]+\]{1,2}(\.\w+)?)$/i.test(part) || /[A-Z]/.test(part.replace(/\[.*\]/, ""))) },
  { says: `a file has ${longest} lines at most`, broken: ({ name, lines }) => !isTest(name) && lines > longest },
  { says: 'queries and commands import "server-only"', broken: (source) => isData(source) && !/^import "server-only";/m.test(source.text) },
  { says: "only queries and commands touch the database", broken: (source) => /^import .*from "@\/lib\/db"/m.test(source.text) && !isData(source) && !isFoundation(source.name) },
  { says: '"use server" belongs to actions.ts of a domain', broken: ({ name, text }) => /^\s*"use server"/m.test(text) && !isActions(name) },
  { says: 'actions.ts begins with "use server"', broken: ({ name, text }) => isActions(name) && !text.startsWith('"use server"') },
  { says: "an action is wrapped by publicAction, memberAction, moderatorAction or adminAction", broken: ({ name, text }) => isActions(name) && bareExports(text) },
  { says: "pages and layouts are rendered on the server", broken: ({ name, text }) => /^app\/.*(page|layout)\.tsx$/.test(name) && isClient(text) },
  { says: `a client file has ${longestClient} lines at most`, broken: ({ name, text, lines }) => isClient(text) && lines > longestClient && name !== "components/ui/form.tsx" },
  { says: "findMany says how many (take)", broken: ({ name, text }) => !isTest(name) && callsOf("findMany", text).some((call) => !/\btake\b/.test(call)) },
  { says: "only lib/env.ts reads the environment", broken: ({ name, text }) => isSite(name) && !isTest(name) && !/^lib\/env(-schema)?\.ts$|^instrumentation\.ts$/.test(name) && /process\.env\b(?!\.\w+ = )/.test(text) },
  { says: "a connection bounds its statements (boundStatements)", broken: ({ name, text }) => name.startsWith("lib/") && !isTest(name) && /new (Pool|Client)\(/.test(text) && !/boundStatements\(/.test(text) },
  { says: "no file only hands on what others export", broken: ({ name, text }) => !name.startsWith("app/") && /^(export [^\n]* from "[^"]+";\n?)+$/.test(text.replaceAll(/^import [^\n]*\n/gm, "").trim()) },
  {
    says: "only lib/http/read-bounded.ts reads the body of a request, so that none is read without an end",
    broken: ({ name, text }) => /^(app|lib)\//.test(name) && !isTest(name) && name !== "lib/http/read-bounded.ts" && readsBody(text),
  },
  {
    says: "only lib/http/not-found.ts takes notFound from Next, whose answer is an empty document",
    broken: ({ name, text }) => name !== "lib/http/not-found.ts" && /import \{[^}]*\bnotFound\b[^}]*\} from "next\/navigation"/.test(text),
  },
  {
    says: "a route answers by one of the handlers, which count, refuse and tell",
    broken: ({ name, text }) => /^app\/.*\/route\.ts$/.test(name) && name !== "app/health/route.ts" && bareHandlers(text),
  },
  { says: "nothing is left to do later", broken: ({ text }) => /\b(TO[D]O|FIXM[E]|XX[X])\b/.test(text) },
  { says: "the policy forbids style attributes", broken: ({ name, text }) => /^(app|components)\//.test(name) && /\sstyle=[{"]/.test(text) },
  { says: "texts come from the catalogues", broken: ({ name, text }) => /^(app|components)\/.*\.tsx$/.test(name) && !isTest(name) && hasLiteralText(text) },
  { says: "sentences come from lib/i18n/texts.ts, which reads them once", broken: ({ name, text }) => name !== "lib/i18n/texts.ts" && /import \{[^}]*\bget(Translations|Formatter)\b[^}]*\} from "next-intl\/server"/.test(text) },
  { says: "a form says for whom it was made (components/ui/made-for.tsx)", broken: ({ name, text }) => /^(app|components)\/.*\.tsx$/.test(name) && /<form\b[^>]*\saction=\{/.test(text) && !text.includes("<MadeForField />") },
  { says: "a journey waits for something, not for some time", broken: ({ name, text }) => name.startsWith("e2e/") && /waitForTimeout/.test(text) },
];

export function brokenRules(sources: Source[]): string[] {
  return sources.flatMap((source) => rules.filter((rule) => rule.broken(source)).map((rule) => `${source.name}: ${rule.says}`));
}

function isSite(name: string): boolean {
  return /^(app|components|emails|lib)\/|^(proxy|instrumentation)\.ts$/.test(name);
}

function isData({ name }: Source): boolean {
  return /^lib\/.+\/(queries|commands)\.tsx?$/.test(name);
}

function isFoundation(name: string): boolean {
  return isTest(name) || /^(scripts|prisma)\/|^proxy\.ts$|^instrumentation\.ts$|^lib\/(action|handler|db|server)\.ts$|^lib\/(auth|realtime|settings|jobs|http\/server)\//.test(name);
}

function isActions(name: string): boolean {
  return /^lib\/.+\/actions\.tsx?$/.test(name);
}

function isClient(text: string): boolean {
  return /^"use client"/.test(text);
}

function bareExports(text: string): boolean {
  const exported = text.match(/^export (?!type )/gm)?.length ?? 0;
  const wrapped = text.match(/^export const \w+Action = (public|member|moderator|admin)Action\(/gm)?.length ?? 0;
  return exported !== wrapped;
}

function callsOf(method: string, text: string): string[] {
  return [...text.matchAll(new RegExp(`\\.${method}\\(`, "g"))].map(({ index }) => {
    let depth = 0;
    for (let at = text.indexOf("(", index); at < text.length; at++) {
      if (text[at] === "(") depth++;
      if (text[at] === ")" && --depth === 0) return text.slice(index, at);
    }
    return "";
  });
}

function hasLiteralText(text: string): boolean {
  return />\s*[^<>{}=;()]*\p{L}{2,}[^<>{}=;()]*<\//u.test(text) || /\s(aria-label|title|placeholder|alt)="[^"]*\p{L}{2,}/u.test(text);
}
