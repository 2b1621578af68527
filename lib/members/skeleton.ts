import confusables from "@/lib/members/confusables.json";
import { nameKey, reserved } from "@/lib/members/name";
import { hasVisible, withoutInvisible } from "@/lib/text/visible";

const shapes = new Map(Object.entries(confusables.alike).flatMap(([shape, alike]) => [...alike].map((character) => [character, shape] as const)));
const longest = 200;

/** After UTS #39; null where nothing is seen. Shapes are taken before the case is folded, since a great I looks like an l and a small i does not, and again after it, until nothing changes. */
export function skeletonOf(name: string): string | null {
  let skeleton = bare(name);
  for (let before = ""; before !== skeleton; ) {
    before = skeleton;
    skeleton = bare(shaped(bare(shaped(skeleton)).toLowerCase()));
  }
  return [...skeleton].slice(0, longest).join("") || (hasVisible(name) ? "-" : null);
}

const reservedSkeletons = new Set([...reserved].flatMap((word) => [skeletonOf(word), skeletonOf(word.toUpperCase())]));

export function looksReserved(name: string): boolean {
  const skeleton = skeletonOf(name);
  return skeleton !== null && reservedSkeletons.has(skeleton);
}

export function nameColumns(name: string): { name: string; nameKey: string; skeleton: string | null } {
  return { name, nameKey: nameKey(name), skeleton: skeletonOf(name) };
}

function shaped(text: string): string {
  return [...text].map((character) => shapes.get(character) ?? character).join("");
}

/** Dashes that do not look like a hyphen stand between words, as a blank does. */
function bare(text: string): string {
  const plain = withoutInvisible(text.normalize("NFKD")).replace(/\p{M}+/gu, "");
  return plain.replace(/\p{Pd}/gu, (dash) => ((shapes.get(dash) ?? dash) === "-" ? "-" : ""));
}
