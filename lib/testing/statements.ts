import { Client } from "pg";

/** The settings are read every two seconds by whoever comes then, which is nobody's cost. */
const uncounted = /^\s*(begin|commit|rollback|savepoint|release|set |select key, value from "Setting")/i;

export type Asked = { text: string; values: unknown[] };

export async function askedBy(work: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  const { query } = Client.prototype;
  Client.prototype.query = function (this: Client, ...args: unknown[]) {
    const [first, second] = args;
    const { text, values } = typeof first === "string" ? { text: first, values: second } : ((first ?? {}) as { text?: string; values?: unknown });
    if (text && !uncounted.test(text)) asked.push({ text, values: Array.isArray(values) ? values : [] });
    return Reflect.apply(query, this, args);
  } as typeof query;
  try {
    await work();
  } finally {
    Client.prototype.query = query;
  }
  return asked;
}

export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  return (await askedBy(work)).map(({ text }) => text);
}
