import { Argument, type Command } from "commander";
import { act } from "./act";

export function memberCommands(program: Command): void {
  program
    .command("members:promote")
    .description("gives a member a role")
    .argument("<name>", "the member’s name")
    .addArgument(new Argument("<role>", "the role").choices(["member", "moderator", "administrator"]))
    .action((name: string, role: string) =>
      act(async () => {
        const { promoteByName } = await import("../../lib/members/roster/commands");
        return `${await promoteByName(name, role.toUpperCase() as "MEMBER")} is now ${article(role)}.`;
      }),
    );
}

function article(role: string): string {
  return `${role === "administrator" ? "an" : "a"} ${role}`;
}
