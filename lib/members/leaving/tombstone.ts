/** The name holds a colon, which no name may have; the keys have capitals as well, which no key made from typed words has, so that no look-up ever finds a tombstone. */
export function tombstone(id: number, leftAt: Date) {
  const key = `:FORMER:${id}`;
  return {
    name: tombstoneName(id),
    nameKey: key,
    email: key,
    emailKey: key,
    skeleton: null,
    passwordHash: "",
    role: "MEMBER",
    locale: null,
    joinedAt: leftAt,
    lastSeenAt: null,
    leavingAt: null,
    leftAt,
    avatarVersion: null,
    menusOnHover: false,
    keyboardShortcuts: true,
  } as const;
}

export function tombstoneName(id: number): string {
  return `:${id}`;
}

export function isTombstoneName(name: string): boolean {
  return /^:\d+$/.test(name);
}
