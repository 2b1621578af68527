import type { FilterKind, FilterTarget } from "@/lib/generated/prisma/enums";
import { type Kind, kinds, type Rule, type Target } from "@/lib/tribune/filters/rule";

const kindNames: Record<Kind, FilterKind> = { "*=": "CONTAINS", "|=": "CONTAINS_ANY_CASE", "==": "EQUALS", "~=": "EQUALS_ANY_CASE", "^=": "BEGINS", "$=": "ENDS" };

export type Row = { target: FilterTarget; kind: FilterKind; pattern: string };

export function toRow({ target, kind, pattern }: Rule): Row {
  return { target: target.toUpperCase() as FilterTarget, kind: kindNames[kind], pattern };
}

export function fromRow({ target, kind, pattern }: Row): Rule {
  return { target: target.toLowerCase() as Target, kind: kinds.find((sign) => kindNames[sign] === kind) as Kind, pattern };
}
