import { mayTurn } from "@/lib/text/direction";

/** What people wrote, within other words: in its own direction, and changing none beside it. Most of it needs no element for that. */
export function Isolated({ children: text }: { children: string }) {
  return mayTurn(text) ? <bdi>{text}</bdi> : text;
}
