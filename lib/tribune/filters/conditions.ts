import { Prisma } from "@/lib/generated/prisma/client";
import type { Kind, Rule, Target } from "@/lib/tribune/filters/rule";

const columns: Record<Target, Prisma.Sql> = {
  ua: Prisma.sql`post.info`,
  author: Prisma.sql`post.login`,
  message: Prisma.sql`post.raw`,
};

type Compare = (text: Prisma.Sql, pattern: Prisma.Sql) => Prisma.Sql;

/** Byte for byte, whatever the database thinks of letters. */
const exactly = (text: Prisma.Sql) => Prisma.sql`(${text} collate "C")`;
/** By the great letters of Unicode: small ones are not unique, as the two endings of a Greek sigma. */
const inAnyCase = (text: Prisma.Sql) => Prisma.sql`(upper(${text} collate "und-x-icu") collate "C")`;

const contains: Compare = (text, pattern) => Prisma.sql`position(${pattern} in ${text}) > 0`;
const equals: Compare = (text, pattern) => Prisma.sql`${text} = ${pattern}`;
const begins: Compare = (text, pattern) => Prisma.sql`starts_with(${text}, ${pattern})`;
const ends: Compare = (text, pattern) => Prisma.sql`right(${text}, length(${pattern})) = ${pattern}`;

const comparisons: Record<Kind, { compare: Compare; letters: typeof exactly }> = {
  "*=": { compare: contains, letters: exactly },
  "|=": { compare: contains, letters: inAnyCase },
  "==": { compare: equals, letters: exactly },
  "~=": { compare: equals, letters: inAnyCase },
  "^=": { compare: begins, letters: exactly },
  "$=": { compare: ends, letters: exactly },
};

/** What a rule holds for, of the table `"Post" post`. A post without a login is never its author's. */
export function conditionOf({ target, kind, pattern }: Rule): Prisma.Sql {
  const { compare, letters } = comparisons[kind];
  return compare(letters(columns[target]), letters(Prisma.sql`${pattern}::text`));
}
