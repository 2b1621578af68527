export const messagesPerPage = 100;

/** How much HTML a page of messages holds, unless a single message has more. */
export const heaviestPage = 50_000;

type Weighed = { id: number; weight: number };

/** As many of the newest messages as a page holds, one at least; those behind them are on the next. */
export function fittingPage(newestFirst: readonly Weighed[]): number[] {
  let weight = 0;
  const shown: number[] = [];
  for (const message of newestFirst.slice(0, messagesPerPage)) {
    weight += message.weight;
    if (shown.length > 0 && weight > heaviestPage) break;
    shown.push(message.id);
  }
  return shown;
}
