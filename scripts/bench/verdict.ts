export function verdict(fine: boolean): string {
  return fine ? "\u001b[32mgreen\u001b[0m" : "\u001b[31mred\u001b[0m";
}

export function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
