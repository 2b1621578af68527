// npm run causerie -- members:promote alice moderator
import { Command } from "commander";
import { backupCommands } from "./commands/backups";
import { mailCommands } from "./commands/mails";
import { memberCommands } from "./commands/members";
import { messageCommands } from "./commands/messages";
import { settingCommands } from "./commands/settings";
import { tokenCommands } from "./commands/tokens";
import { tribuneCommands } from "./commands/tribune";

const program = new Command("npm run causerie --").description("Looks after a Causerie from the command line.").showHelpAfterError("(--help tells more.)").helpCommand(false);
for (const addTo of [memberCommands, messageCommands, settingCommands, mailCommands, tokenCommands, tribuneCommands, backupCommands]) addTo(program);
await program.parseAsync();
