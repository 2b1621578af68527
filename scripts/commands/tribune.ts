import type { Command } from "commander";
import { act } from "./act";
import { wholeNumber } from "./whole-number";

export function tribuneCommands(program: Command): void {
  program
    .command("tribune:render")
    .description("makes all that posts are shown as anew from what was typed, and fills the archive of URLs; numbers stay")
    .option("--after <id>", "takes it up after the post that an earlier run named last", wholeNumber, 0)
    .action(({ after }: { after: number }) =>
      act(async () => {
        const { renderAgain } = await import("../../lib/tribune/rendering/commands");
        const count = await renderAgain(after, (lastId) => console.log(`Rendered up to ${lastId}.`));
        return `Posts rendered: ${count}.`;
      }),
    );
}
