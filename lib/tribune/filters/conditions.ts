import { Prisma } from "@/lib/generated/prisma/client";
import type { Kind, Rule, Target } from "@/lib/tribune/filters/rule";

/** Byte for byte, whatever the database thinks of letters. */
const exact: Record<Target, Prisma.Sql> = {
  ua: Prisma.sql`(post.info collate "C")`,
  author: Prisma.sql`(post.login collate "C")`,
  message: Prisma.sql`(post.raw collate "C")`,
};

/** By the great letters of Unicode, as `seen` makes them: small ones are not unique, as the two endings of a Greek sigma. */
const inAnyCase: Record<Target, Prisma.Sql> = {
  ua: Prisma.sql`great.info`,
  author: Prisma.sql`great.login`,
  message: Prisma.sql`great.raw`,
};

type Compare = (text: Prisma.Sql, pattern: Prisma.Sql) => Prisma.Sql;

const inGreatLetters = (text: Prisma.Sql) => Prisma.sql`(upper(${text} collate "und-x-icu") collate "C")`;

const contains: Compare = (text, pattern) => Prisma.sql`position(${pattern} in ${text}) > 0`;
const equals: Compare = (text, pattern) => Prisma.sql`${text} = ${pattern}`;
const begins: Compare = (text, pattern) => Prisma.sql`starts_with(${text}, ${pattern})`;
const ends: Compare = (text, pattern) => Prisma.sql`right(${text}, length(${pattern})) = ${pattern}`;

const comparisons: Record<Kind, { compare: Compare; anyCase?: boolean }> = {
  "*=": { compare: contains },
  "|=": { compare: contains, anyCase: true },
  "==": { compare: equals },
  "~=": { compare: equals, anyCase: true },
  "^=": { compare: begins },
  "$=": { compare: ends },
};

/** What a rule holds for, as a condition for `seen`. A post without a login is never its author's. */
export function conditionOf({ target, kind, pattern }: Rule): Prisma.Sql {
  const { compare, anyCase } = comparisons[kind];
  if (anyCase) return compare(inAnyCase[target], inGreatLetters(Prisma.sql`${pattern}::text`));
  return compare(exact[target], Prisma.sql`(${pattern}::text collate "C")`);
}

/**
 * Of the table `"Post" post`: what none of the conditions holds for. What is hidden is not compared: whether it matches would
 * tell what it said. Great letters are made once for a post (`offset 0` keeps them from being made for each condition).
 */
export function seen(except: Prisma.Sql[]): Prisma.Sql {
  if (except.length === 0) return Prisma.sql`true`;
  const any = Prisma.join(
    except.map((condition) => Prisma.sql`(${condition})`),
    " or ",
  );
  return Prisma.sql`(post."hiddenAt" is not null or not exists (
    select 1 from (select ${inGreatLetters(Prisma.sql`post.info`)} as info, ${inGreatLetters(Prisma.sql`post.login`)} as login, ${inGreatLetters(Prisma.sql`post.raw`)} as raw offset 0) great
    where ${any}))`;
}
