import type { Command } from "commander";
import type { Environment } from "../environment";
import { act } from "./act";
import { sayFindings } from "./messages";

export function backupCommands(program: Command): void {
  program
    .command("backup")
    .description("writes all that the database holds into one file, while Causerie runs; the files with secrets are not in it")
    .argument("<file>", "such as causerie.tar.gz")
    .option("--overwrite", "replaces the file, as soon as the new one is whole")
    .action((file: string, { overwrite }: { overwrite?: boolean }) =>
      act(async (environment) => {
        const { writeBackup } = await import("../backup/write");
        const { tables, rows, bytes } = await writeBackup(directUrl(environment), file, { overwrite });
        return `Backup written to ${file}: ${rows} rows of ${tables} tables, ${inMegabytes(bytes)}.`;
      }),
    );
  program
    .command("restore")
    .description("brings back what a backup holds, into an empty database, and looks whether the mailboxes are correct")
    .argument("<file>", "what npm run causerie -- backup wrote")
    .action((file: string) =>
      act(async (environment) => {
        // First, since it says what the environment lacks.
        const { checkUp } = await import("../../lib/messages/maintenance/queries");
        const { restoreBackup } = await import("../backup/restore");
        const { tables, rows, createdAt, newer } = await restoreBackup(directUrl(environment), file);
        const update = newer > 0 ? ` It was of an older version, so ${newer} migrations were applied to it.` : "";
        console.log(`Restored the backup of ${createdAt}: ${rows} rows of ${tables} tables.${update}`);
        return sayFindings(await checkUp());
      }),
    );
}

/** Without a pooler between, where the environment names such a way. */
function directUrl({ databaseUrl, embedded }: Environment): string {
  return (embedded ? undefined : process.env.DIRECT_URL) || databaseUrl;
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
