/** How close a name comes to somebody else's. */
export type Likeness = "same" | "alike";
