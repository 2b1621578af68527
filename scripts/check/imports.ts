import { existsSync } from "node:fs";
import path from "node:path";
import { isTest, type Source } from "./sources";

type Import = { from: string; to: string; typeOnly: boolean };

/** What a domain may use of the others, besides the foundation; notifications listens to everybody, and nobody imports it. */
const domains: Record<string, string[]> = {
  members: [],
  appearance: ["members"],
  messages: ["members"],
  tribune: ["members"],
  "mailing-lists": ["members"],
  moderation: ["members", "messages", "tribune", "mailing-lists"],
  notifications: ["members", "messages", "tribune", "mailing-lists", "moderation"],
};

export function faultyImports(sources: Source[]): string[] {
  const imports = sources.filter(({ name }) => !isTest(name)).flatMap(importsOf);
  const faults = imports.flatMap((found) => judge(found).map((sentence) => `${found.from}: ${sentence} (${found.to})`));
  return [...faults, ...cyclesIn(imports.filter(({ typeOnly }) => !typeOnly))];
}

function judge({ from, to }: Import): string[] {
  const [layer] = from.split("/");
  const [target] = to.split("/");
  const faults: string[] = [];
  if (layer !== "app" && target === "app") faults.push("only app imports from app");
  if (layer === "lib" && target === "components") faults.push("lib imports no component");
  if (!["scripts", "prisma"].includes(layer ?? "") && target === "scripts") faults.push("only scripts import scripts");
  if (layer === "emails" && target !== "emails") faults.push("mails import only each other");
  if (layer !== "scripts" && layer !== "prisma" && to.startsWith("lib/testing/")) faults.push("only tests and the seed use factories");
  if (from.startsWith("components/ui/") && (domainOf(to) || (target === "components" && !to.startsWith("components/ui/")))) faults.push("components/ui knows no domain");
  if (layer === "lib" && domainOf(to) && domainOf(from) !== domainOf(to) && !mayUse(from, domainOf(to) as string)) faults.push("a domain may not import this one");
  return faults;
}

function mayUse(from: string, domain: string): boolean {
  const own = domainOf(from);
  if (from === "lib/jobs/registry.ts" || from === "lib/site.ts") return true;
  return own ? (domains[own] as string[]).includes(domain) : false;
}

function domainOf(name: string): string | undefined {
  const [layer, second = ""] = name.split("/");
  return layer === "lib" && second in domains ? second : undefined;
}

function importsOf({ name, text }: Source): Import[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"|\bimport\("([^"]+)"\)/gm);
  return [...statements].flatMap(([, type, specifier, dynamic]) => {
    const to = resolve(name, specifier ?? dynamic ?? "");
    // A file that is loaded on first use may be one that led here.
    return to ? [{ from: name, to, typeOnly: Boolean(type) || Boolean(dynamic) }] : [];
  });
}

function resolve(from: string, specifier: string): string | undefined {
  const base = specifier.startsWith("@/") ? specifier.slice(2) : specifier.startsWith(".") ? path.join(path.dirname(from), specifier) : undefined;
  return base && [base, `${base}.ts`, `${base}.tsx`].find((name) => /\.\w+$/.test(name) && existsSync(name));
}

function cyclesIn(imports: Import[]): string[] {
  const next = new Map<string, Import[]>();
  for (const found of imports) next.set(found.from, [...(next.get(found.from) ?? []), found]);
  const finished = new Set<string>();
  const cycles: string[] = [];
  const visit = (name: string, trail: string[]) => {
    if (trail.includes(name)) cycles.push(`a cycle of imports: ${[...trail.slice(trail.indexOf(name)), name].join(" → ")}`);
    if (trail.includes(name) || finished.has(name)) return;
    for (const { to } of next.get(name) ?? []) visit(to, [...trail, name]);
    finished.add(name);
  };
  for (const name of next.keys()) visit(name, []);
  return cycles;
}
