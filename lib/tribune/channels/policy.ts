import type { Actor } from "@/lib/auth/actor";

type Doors = { locked: boolean; anonymousMayPost: boolean };

export function canRead(viewer: Actor | null, { locked }: Pick<Doors, "locked">): boolean {
  return viewer !== null || !locked;
}

export function canPost(actor: Actor | null, { locked, anonymousMayPost }: Doors): boolean {
  return actor !== null || (!locked && anonymousMayPost);
}
