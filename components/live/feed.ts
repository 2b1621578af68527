/** The mailbox of whoever reads, or a channel of the tribune by its slug. */
export type Feed = "mailbox" | `#${string}`;

/** What a page needs of a feed. */
export type Need = {
  feed: Feed;
  /** The change of a channel up to which the page has everything. */
  at: number;
  /** Tells apart what was rendered under other filters. */
  view: string;
  /** In milliseconds, where events do not come through. */
  pollEvery: number;
};

export type Told = { feed: Feed; at?: number; news: unknown };
