import { Argument, type Command } from "commander";
import { act } from "./act";
import { wholeNumber } from "./whole-number";

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
  program
    .command("members:render")
    .description("makes what profiles and signatures are shown as anew from what was typed")
    .option("--after <id>", "takes it up after the member that an earlier run named last", wholeNumber, 0)
    .action(({ after }: { after: number }) =>
      act(async () => {
        const { renderProfiles } = await import("../../lib/members/rendering/commands");
        const count = await renderProfiles(after, (lastMember) => console.log(`Rendered up to ${lastMember}.`));
        return `Profiles rendered: ${count}.`;
      }),
    );
  program
    .command("members:skeletons")
    .description("works out anew which names look alike, after the table of shapes has changed")
    .action(() =>
      act(async () => {
        const { renewSkeletons } = await import("../../lib/members/commands");
        const { changed, alike } = await renewSkeletons();
        return [`Renewed: ${changed}.`, ...(alike.length > 0 ? [`These look like somebody else, and both keep their names: ${alike.join(", ")}.`] : [])].join(" ");
      }),
    );
}

function article(role: string): string {
  return `${role === "administrator" ? "an" : "a"} ${role}`;
}
