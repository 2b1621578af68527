import type { Command } from "commander";
import { act } from "./act";

const most = 1000;

export function mailCommands(program: Command): void {
  program
    .command("mails:deliver")
    .description("hands over the mails that wait, at once")
    .action(() =>
      act(async () => {
        const { handOverWaiting } = await import("../../lib/email/commands");
        const { countMails } = await import("../../lib/email/queries");
        const tried = await handOverWaiting(most);
        const { waiting, failed } = await countMails();
        return `Tried: ${tried}. Still waiting: ${waiting}. Given up: ${failed}.`;
      }),
    );
}
