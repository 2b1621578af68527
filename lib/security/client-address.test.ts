import fc from "fast-check";
import { expect, test } from "vitest";
import { clientAddress, networkOf, parseNetworks } from "@/lib/security/client-address";

const none = parseNetworks("");
const proxies = parseNetworks("127.0.0.1, 10.0.0.0/8, ::1, fd00::/8");

test("a forged X-Forwarded-For is ignored unless the socket belongs to a trusted proxy", () => {
  expect(clientAddress("203.0.113.7", "1.2.3.4", none)).toBe("203.0.113.7");
  expect(clientAddress("203.0.113.7", "1.2.3.4", proxies)).toBe("203.0.113.7");
  expect(clientAddress("127.0.0.1", "1.2.3.4", none)).toBe("127.0.0.1");
});

test("of what a proxy forwards, the nearest address that is not a proxy counts", () => {
  expect(clientAddress("127.0.0.1", "1.2.3.4", proxies)).toBe("1.2.3.4");
  expect(clientAddress("127.0.0.1", "6.6.6.6, 1.2.3.4, 10.1.2.3", proxies)).toBe("1.2.3.4");
  expect(clientAddress("::1", "2001:db8::5", proxies)).toBe("2001:db8::5");
  expect(clientAddress("fd12::1", "1.2.3.4", proxies)).toBe("1.2.3.4");
});

test("a proxy that writes the port as well names the client all the same", () => {
  expect(clientAddress("127.0.0.1", "203.0.113.9:51234", proxies)).toBe("203.0.113.9");
  expect(clientAddress("127.0.0.1", "[2001:db8::9]:443", proxies)).toBe("2001:db8::9");
  expect(clientAddress("127.0.0.1", "[2001:db8::9]", proxies)).toBe("2001:db8::9");
  expect(clientAddress("127.0.0.1", "[::ffff:203.0.113.9]:443, 10.0.0.1:8080", proxies)).toBe("203.0.113.9");
});

test("IPv4 addresses in IPv6 clothes are IPv4 addresses", () => {
  expect(clientAddress("::ffff:203.0.113.7", undefined, none)).toBe("203.0.113.7");
  expect(clientAddress("::FFFF:127.0.0.1", "1.2.3.4", proxies)).toBe("1.2.3.4");
});

test("what is not an address is not believed", () => {
  for (const forwarded of ["", "unknown", "_hidden", "1.2.3.4:", "1.2.3.4:123456", "1.2.3.4:80:80", "[1.2.3.4", "[]:80", "[::1]]:80", "<script>", "1.2.3.4, nonsense", "fe80::1%eth0\r\nX: y"])
    expect(clientAddress("127.0.0.1", forwarded, proxies)).toBe("127.0.0.1");
  expect(clientAddress(undefined, undefined, none)).toBe("0.0.0.0");
});

test("whatever an untrusted client sends, its own address counts", () => {
  const strangers = fc.ipV4().filter((address) => !/^(10\.|127\.0\.0\.1$)/.test(address));
  fc.assert(
    fc.property(strangers, fc.string(), (address, forwarded) => {
      expect(clientAddress(address, forwarded, proxies)).toBe(address);
    }),
  );
});

test("a household's IPv6 addresses share one limit, others do not", () => {
  expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
  expect(networkOf("2001:DB8:1:2::1")).toBe("2001:db8:1:2::/64");
  expect(networkOf("2001:0db8:0001:0002::ffff")).toBe("2001:db8:1:2::/64");
  expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0::/64");
  expect(networkOf("::1")).toBe("0:0:0:0::/64");
  expect(networkOf("203.0.113.7")).toBe("203.0.113.7");
});

test("every way to write an IPv6 address leads to the same network", () => {
  const group = fc.integer({ min: 0, max: 0xffff }).map((number) => number.toString(16));
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
      const written = groups.join(":");
      const shortest = new URL(`http://[${written}]`).hostname.slice(1, -1);
      const padded = groups.map((text) => text.padStart(4, "0").toUpperCase()).join(":");
      expect(networkOf(shortest)).toBe(networkOf(written));
      expect(networkOf(padded)).toBe(networkOf(written));
    }),
  );
});
