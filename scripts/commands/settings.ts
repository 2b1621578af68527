import type { Command } from "commander";
import { act } from "./act";

export function settingCommands(program: Command): void {
  program
    .command("settings:list")
    .description("shows every setting, and the default of those that differ from it")
    .action(() =>
      act(async () => {
        const { listSettings } = await import("../../lib/settings/queries");
        const settings = await listSettings("command line");
        return settings.map(({ key, value, initial }) => `${key.padEnd(28)} ${JSON.stringify(value)}${value === initial ? "" : `   (default: ${JSON.stringify(initial)})`}`).join("\n");
      }),
    );
}
