import { Argument, type Command, InvalidArgumentError } from "commander";
import type { Finding } from "../../lib/messages/maintenance/queries";
import { act } from "./act";
import { wholeNumber } from "./whole-number";

export function messageCommands(program: Command): void {
  program
    .command("messages:cleanup")
    .description("removes for good what everybody concerned has left in the trash for so many days")
    .option("--days <days>", "how many days, if not as many as the settings say", wholeDays)
    .action(({ days }: { days?: number }) =>
      act(async () => {
        const { cleanUp } = await import("../../lib/messages/maintenance/commands");
        return `Conversations removed: ${await cleanUp(days)}.`;
      }),
    );
  program
    .command("messages:checkup")
    .description("looks for mailboxes that contradict themselves, and changes nothing")
    .action(() =>
      act(async () => {
        const { checkUp } = await import("../../lib/messages/maintenance/queries");
        return sayFindings(await checkUp());
      }),
    );
  program
    .command("messages:render")
    .description("makes what messages are shown as anew from what was typed")
    .option("--after <id>", "takes it up after the message that an earlier run named last", wholeNumber, 0)
    .action(({ after }: { after: number }) =>
      act(async () => {
        const { renderMessages } = await import("../../lib/messages/rendering/commands");
        const count = await renderMessages(after, (lastId) => console.log(`Rendered up to ${lastId}.`));
        return `Messages rendered: ${count}.`;
      }),
    );
  program
    .command("messages:settle")
    .description("accepts or rejects messages, or those that wait for review where no numbers are given")
    .addArgument(new Argument("<verdict>").choices(["accepted", "rejected"]))
    .argument("[messages...]", "their numbers", wholeNumbers, [])
    .option("--reason <words>", "why they are rejected, for their authors to read")
    .action((verdict: "accepted" | "rejected", messages: number[], { reason }: { reason?: string }) =>
      act(async () => {
        const { settleMessages } = await import("../../lib/messages/review/commands");
        const state = verdict === "accepted" ? "ACCEPTED" : "REJECTED";
        return `Messages ${verdict}: ${await settleMessages(messages.length > 0 ? messages : "waiting", { state, by: "command line", ...(reason && { reason: reason.slice(0, 120) }) })}.`;
      }),
    );
}

/** As an error, where there are any. */
export function sayFindings(findings: Finding[]): string {
  if (findings.length === 0) return "All is correct.";
  throw new Error(findings.map(({ what, count, examples }) => `${count} ${what}: ${examples.join(", ")}`).join("\n"));
}

function wholeNumbers(text: string, before: number[]): number[] {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("Give the numbers of messages.");
  return [...before, Number(text)];
}

function wholeDays(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError("Give a whole number of days.");
  return Number(text);
}
