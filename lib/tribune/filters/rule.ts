/** What `/bak` compares (reference/tribune.md section 4.3): the program or chosen name, the login, or the message as it was typed. */
export const targets = ["ua", "author", "message"] as const;
export const kinds = ["*=", "|=", "==", "~=", "^=", "$="] as const;

export type Target = (typeof targets)[number];
export type Kind = (typeof kinds)[number];
export type Rule = { target: Target; kind: Kind; pattern: string };

export const longestPattern = 255;
export const mostRules = 50;

export function isSame(one: Rule, other: Rule): boolean {
  return one.target === other.target && one.kind === other.kind && one.pattern === other.pattern;
}

export function withRule(rules: readonly Rule[], rule: Rule): Rule[] {
  return rules.some((known) => isSame(known, rule)) ? [...rules] : [...rules, rule];
}

export function withoutRule(rules: readonly Rule[], rule: Rule): Rule[] {
  return rules.filter((known) => !isSame(known, rule));
}
