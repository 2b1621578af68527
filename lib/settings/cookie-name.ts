/** At these, old clients cut what they are given to keep. */
const cuts = /path|domain|secure|expires|httponly/i;
const ours = /^(causerie[._]|next-auth|__)/i;

/** Whether the tribune's cookie may be called so: browsers keep it, old clients understand it, and no other cookie of the site has that name. */
export function isFreeCookieName(name: string): boolean {
  return /^[\w.-]+$/.test(name) && !cuts.test(name) && (!ours.test(name) || name === "causerie.tribune");
}
