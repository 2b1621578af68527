import { type Environment, prepareEnvironment } from "../environment";

type Work = (environment: Environment) => Promise<string>;

/** In seconds: nobody else waits, and some commands go through all that there is. */
const longestStatement = 600;

/** The act imports what it needs of lib itself, since that reads the environment at once. Ends the process, with 1 where the act failed. */
export async function act(work: Work): Promise<never> {
  process.env.DATABASE_STATEMENT_SECONDS ||= String(longestStatement);
  // What was started for the act alone ends with the process, and what it has half made is removed.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
  const { told, code } = await within(work).then(
    (said) => ({ told: said, code: 0 }),
    async (reason: unknown) => ({ told: await sentenceOf(reason), code: 1 }),
  );
  await new Promise<void>((written) => (code === 0 ? process.stdout : process.stderr).write(`${told}\n`, () => written()));
  process.exit(code);
}

async function within(work: Work): Promise<string> {
  const environment = await prepareEnvironment();
  try {
    return await work(environment);
  } finally {
    await environment.stop();
  }
}

async function sentenceOf(reason: unknown): Promise<string> {
  const { Refusal } = await import("../../lib/refusal");
  if (!(reason instanceof Refusal)) return reason instanceof Error ? reason.message : String(reason);
  const { catalogues } = await import("../../lib/i18n/catalogues");
  const { fill } = await import("../../lib/problems");
  return fill(catalogues.en.problems[reason.sentence as "invalid"], reason.values);
}
