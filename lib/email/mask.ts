/** Enough to tell one address from another, too little to write to it. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf("@");
  if (at < 0) return address;
  return `${[...address.slice(0, at)][0] ?? ""}…${address.slice(at)}`;
}
