/** What somebody listens to at this moment; null for nothing. */
export type Track = { artist: string; title: string } | null;

/** A place that knows what people listen to: where to ask about somebody, and what its answer means. */
export type Service = {
  address: (user: string) => string;
  headers?: Record<string, string>;
  /** Throws a refusal where the service itself refuses. */
  read: (answer: unknown) => Track;
};
