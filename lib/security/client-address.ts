import { BlockList, isIP } from "node:net";

/** Networks whose `X-Forwarded-For` is believed, from a list with commas. */
export function parseNetworks(list: string): BlockList {
  const networks = new BlockList();
  for (const part of list
    .split(",")
    .map((piece) => piece.trim())
    .filter(Boolean)) {
    const [host = "", bits] = part.split("/");
    const family = isIP(host) === 6 ? "ipv6" : "ipv4";
    if (bits) networks.addSubnet(host, Number(bits), family);
    else networks.addAddress(host, family);
  }
  return networks;
}

/** The nearest address that is not a trusted proxy: the socket's, or what a trusted proxy says of it. */
export function clientAddress(socketAddress: string | undefined, forwardedFor: string | undefined, trusted: BlockList): string {
  let address = plain(socketAddress ?? "");
  for (const hop of (forwardedFor ?? "").split(",").map(withoutPort).reverse()) {
    if (!isTrusted(address, trusted) || !isIP(hop)) break;
    address = hop;
  }
  return address || "0.0.0.0";
}

/** What limits are counted by: the address itself, or the /64 that one IPv6 household has. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail = ""] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const groups = address.includes("::") ? [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right] : left;
  return `${groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}

/** Some proxies write the port as well, and brackets round IPv6. */
function withoutPort(hop: string): string {
  const [, bracketed, dotted] = /^(?:\[([^\]]*)\]|([\d.]+))(?::\d{1,5})?$/.exec(hop.trim()) ?? [];
  return plain(bracketed ?? dotted ?? hop);
}

/** What one IPv6 customer may have: 65,536 of the above. Null for IPv4, whose addresses are counted one by one. */
export function wideNetworkOf(address: string): string | null {
  if (isIP(address) !== 6) return null;
  return `${networkOf(address).split(":").slice(0, 3).join(":")}::/48`;
}

function plain(address: string): string {
  return address.trim().replace(/^::ffff:(?=\d+\.)/i, "");
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const family = isIP(address);
  return family !== 0 && trusted.check(address, family === 6 ? "ipv6" : "ipv4");
}
