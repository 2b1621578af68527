/** A post as JSON has it, on the wire and for our own board (reference/tribune.md section 2.2). */
export type FeedPost = {
  id: number;
  created: string;
  clock: string;
  author__username: string | null;
  user_agent: string;
  web_render: string;
  clock_indice: number;
  clockclass: string;
  owned: boolean;
  /** When it was posted, in UTC: for its author, whom it tells how long they may still correct it. */
  posted?: string;
  /** When its author last corrected it, in UTC. */
  edited?: string;
  hidden?: true;
};
