export async function* rowsOf<T>(readAfter: (last: T | undefined) => Promise<T[]>): AsyncGenerator<T> {
  for (let page = await readAfter(undefined); page.length > 0; page = await readAfter(page.at(-1))) yield* page;
}

export async function* groupsOf<T>(rows: AsyncGenerator<T>, keyOf: (row: T) => unknown): AsyncGenerator<{ first: T; rows: AsyncGenerator<T> }> {
  let next = await rows.next();
  while (!next.done) {
    const first = next.value;
    const group = (async function* () {
      for (; !next.done && keyOf(next.value) === keyOf(first); next = await rows.next()) yield next.value;
    })();
    yield { first, rows: group };
    for await (const _ of group);
  }
}

export async function* jsonList(rows: AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = "[\n";
  for await (const row of rows) {
    yield `${before}${JSON.stringify(row)}`;
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}
