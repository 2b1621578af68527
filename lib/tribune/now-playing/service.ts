export type Track = { artist: string; title: string } | null;

export type Service = {
  address: (user: string) => string;
  headers?: Record<string, string>;
  /** Throws a refusal where the service itself refuses. */
  read: (answer: unknown) => Track;
};
