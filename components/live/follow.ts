import type { Need, Told } from "@/components/live/feed";
import { type Part, takePart } from "@/components/live/part";

type Follower = Need & { onNews: (news: unknown) => void };

/** A tab that is hidden for longer does nothing, and catches up when it is shown. */
const awayAfter = 30_000;

const followers = new Set<Follower>();
let part: (Part & { reader: string }) | undefined;
let leaving: ReturnType<typeof setTimeout> | undefined;
let changing = false;

/** Calls back with what comes of a feed, which all tabs of the browser that show it to the same reader share. */
export function follow(follower: Follower): () => void {
  if (followers.size === 0) watch("addEventListener");
  followers.add(follower);
  change();
  return () => {
    followers.delete(follower);
    if (followers.size === 0) watch("removeEventListener");
    change();
  };
}

function watch(how: "addEventListener" | "removeEventListener") {
  document[how]("visibilitychange", seeOrHide);
  window[how]("pagehide", leave);
  window[how]("pageshow", change);
}

function seeOrHide() {
  clearTimeout(leaving);
  if (document.hidden) leaving = setTimeout(leave, awayAfter);
  else if (!part) change();
}

/** What goes and comes with a page is one change. */
function change() {
  if (changing) return;
  changing = true;
  queueMicrotask(() => {
    changing = false;
    const reader = document.documentElement.dataset.reader ?? "";
    if (followers.size === 0 || part?.reader !== reader) leave();
    if (followers.size === 0 || (!part && document.hidden)) return;
    part ??= { reader, ...takePart(reader, { needs, hear }) };
    part.need();
  });
}

function leave() {
  clearTimeout(leaving);
  part?.leave();
  part = undefined;
}

function needs(): Need[] {
  return [...followers].map(({ feed, at, view, pollEvery }) => ({ feed, at, view, pollEvery }));
}

function hear({ feed, at, news }: Told) {
  for (const follower of followers) {
    if (follower.feed !== feed || (at !== undefined && at <= follower.at)) continue;
    follower.at = at ?? follower.at;
    follower.onNews(news);
  }
}
