/** A page of rows that were asked for with one more than it holds. `last` is its last row where others follow: from there an older page goes on, and never an empty one. */
export function pageOf<Row>(rows: Row[], size: number): { shown: Row[]; last: Row | undefined } {
  const shown = rows.slice(0, size);
  return { shown, last: rows.length > size ? shown.at(-1) : undefined };
}
