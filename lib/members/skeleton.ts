import confusables from "@/lib/members/confusables.json";
import { nameKey } from "@/lib/members/name";
import { reserved } from "@/lib/members/reserved";
import { hasVisible, withoutInvisible } from "@/lib/text/visible";

const shapes = new Map(Object.entries(confusables.alike).flatMap(([shape, alike]) => [...alike].map((character) => [character, shape] as const)));
const longest = 200;

/**
 * After UTS #39; null where nothing is seen. Shapes are taken before the case is folded, since a great I looks like an l
 * and a small i does not, and again after it, until nothing changes. A full stop at either end is hardly seen.
 */
export function skeletonOf(name: string): string | null {
  let skeleton = bare(name);
  for (let before = ""; before !== skeleton; ) {
    before = skeleton;
    skeleton = bare(shaped(bare(shaped(skeleton)).toLowerCase()));
  }
  const short = [...skeleton].slice(0, longest).join("");
  return short.replace(/^\.+|\.+$/g, "") || (hasVisible(name) ? "-" : null);
}

const reservedSkeletons = new Set([...reserved].flatMap(bothCases));

/** Like a word of the house, or the name of the site itself, which its administrators choose. */
export function looksReserved(name: string, site: string): boolean {
  const skeleton = skeletonOf(name);
  return skeleton !== null && (reservedSkeletons.has(skeleton) || bothCases(site).includes(skeleton));
}

/** A great I looks like an l, and a small i does not. */
function bothCases(word: string): (string | null)[] {
  return [skeletonOf(word), skeletonOf(word.toUpperCase())];
}

export function nameColumns(name: string): { name: string; nameKey: string; skeleton: string | null } {
  return { name, nameKey: nameKey(name), skeleton: skeletonOf(name) };
}

export function formerName(name: string): { from: string; fromKey: string; fromSkeleton: string | null } {
  return { from: name, fromKey: nameKey(name), fromSkeleton: skeletonOf(name) };
}

function shaped(text: string): string {
  return [...text].map((character) => shapes.get(character) ?? character).join("");
}

/** Dashes that do not look like a hyphen stand between words, as a blank does. */
function bare(text: string): string {
  const plain = withoutInvisible(text.normalize("NFKD")).replace(/\p{M}+/gu, "");
  return plain.replace(/\p{Pd}/gu, (dash) => ((shapes.get(dash) ?? dash) === "-" ? "-" : ""));
}
