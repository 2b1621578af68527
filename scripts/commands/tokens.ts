import { type Command, InvalidArgumentError } from "commander";
import { type ScopeName, scopeNames } from "../../lib/members/access-tokens/scope";
import { act } from "./act";

export function tokenCommands(program: Command): void {
  program
    .command("tokens:create")
    .description("makes an access token for a member and prints it, this once")
    .requiredOption("--member <name>", "whose programs it is for")
    .requiredOption("--scopes <list>", `what it is for, with commas between: ${scopeNames.join(", ")}`, scopesIn)
    .option("--label <label>", "what its owner knows it by", "command line")
    .option("--days <days>", "how long it is good for; without end otherwise", daysIn)
    .action(({ member, scopes, label, days = null }: { member: string; scopes: ScopeName[]; label: string; days?: number | null }) =>
      act(async () => {
        const { makeTokenByName } = await import("../../lib/members/access-tokens/commands");
        return makeTokenByName(member, { label: label.slice(0, 60), scopes, days });
      }),
    );
}

function scopesIn(list: string): ScopeName[] {
  const names = list.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !scopeNames.includes(name as ScopeName));
  if (unknown !== undefined) throw new InvalidArgumentError(`There is no scope “${unknown}”.`);
  return names as ScopeName[];
}

function daysIn(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError("A whole number, please.");
  return Number(text);
}
