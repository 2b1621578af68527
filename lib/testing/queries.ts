import { Client } from "pg";

/** The statements that something sends to the database, without those that begin and end transactions. */
export async function queriesOf(run: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const { query } = Client.prototype;
  Client.prototype.query = function (this: Client, ...words: unknown[]) {
    const [asked] = words as [string | { text: string }];
    sent.push(typeof asked === "string" ? asked : asked.text);
    return Reflect.apply(query, this, words);
  } as typeof query;
  try {
    await run();
  } finally {
    Client.prototype.query = query;
  }
  return sent.filter((text) => !/^\s*(begin|commit|rollback|set|deallocate)\b/i.test(text));
}
