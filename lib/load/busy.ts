/** Known to the browser as well: what a page's error is called there, where only its digest arrives. */
export const busyDigest = "BUSY";

/** Thrown where too much is going on for one thing more. The same request may succeed a moment later. */
export class Busy extends Error {
  override readonly name = "Busy";
  readonly digest = busyDigest;

  constructor(what: string) {
    super(`Too many wait for ${what}.`);
  }
}

/** Seconds after which a busy site is worth another try. */
export const busyFor = 3;

/**
 * A statement or a lock that took too long, a transaction that ran out of time, a pool whose connections are all in
 * use, no connection left on the server, or a conflict that several attempts did not solve.
 */
const overload = /\b(57014|55P03|53300|40001|40P01|P2024|P2028|P2034)\b|timeout exceeded when trying to connect|TransactionWriteConflict/;

/** By name, not by class: the bundles of one process have a class each. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "Busy") return true;
  const { code = "", meta, cause } = error as Error & { code?: unknown; meta?: unknown };
  return overload.test(`${code} ${error.message} ${JSON.stringify(meta)}`) || isBusy(cause);
}
