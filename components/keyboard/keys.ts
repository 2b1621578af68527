type Go = (path: string) => void;
type Means = { go: Go; help: () => unknown };

const places: Record<string, string> = { i: "inbox", s: "sent", a: "archives", t: "trash", d: "drafts" };
const prefixHolds = 1500;

let prefixAt = Number.NEGATIVE_INFINITY;

const arrivesWithin = 5000;
const settlesWithin = 500;
const followUp = "a[href^='/messages/write?follow=']";

let awaited: MutationObserver | null = null;

export function press(key: string, means: Means): void {
  if (awaited) return;
  const place = performance.now() - prefixAt < prefixHolds ? places[key] : undefined;
  prefixAt = key === "g" ? performance.now() : Number.NEGATIVE_INFINITY;
  if (place) means.go(`/messages/${place}`);
  else acts[key]?.(means);
}

const acts: Record<string, (means: Means) => void> = {
  j: () => move(1),
  k: () => move(-1),
  x: () => boxOf(current())?.click(),
  e: () => file("archive"),
  "#": () => file("trash"),
  u: () => file(chosen().some((row) => row.dataset.unread) ? "markRead" : "markUnread"),
  r: ({ go }) => answer(go),
  c: ({ go }) => goTyping(go, "/messages/write", "[name=to]"),
  z: () => document.querySelector<HTMLElement>("[role=status] form [type=submit]")?.click(),
  "/": ({ go }) => search() ?? go("/messages/inbox"),
  "?": ({ help }) => help(),
};

// Where one was, for when an act has taken the focus, or the row itself to another folder.
let last: { path: string; index: number; href: string | null } = { path: "", index: -1, href: null };

function rows(): HTMLElement[] {
  return withinMain(".folder-rows a, [data-row]").filter((row) => row.checkVisibility());
}

function current(): HTMLElement | undefined {
  return rows().find((row) => lineOf(row)?.contains(document.activeElement));
}

function move(step: number): void {
  const all = rows();
  const row = current();
  const index = Math.max(0, Math.min((row ? all.indexOf(row) : leftAt(all, step)) + step, all.length - 1));
  all[index]?.focus();
  last = { path: location.pathname, index, href: all[index]?.getAttribute("href") ?? null };
}

function leftAt(all: HTMLElement[], step: number): number {
  if (last.path !== location.pathname) return -1;
  const still = last.href === null ? -1 : all.findIndex((row) => row.getAttribute("href") === last.href);
  return still >= 0 ? still : last.index - Math.max(0, step);
}

function lineOf(row: HTMLElement): Element | null {
  return row.closest("li") ?? row.closest("article");
}

function boxOf(row: HTMLElement | undefined): HTMLInputElement | null {
  return (row && lineOf(row)?.querySelector<HTMLInputElement>("input[type=checkbox]")) ?? null;
}

function chosen(): HTMLElement[] {
  const ticked = rows().filter((row) => boxOf(row)?.checked);
  const here = current();
  return ticked.length > 0 || !here ? ticked : [here];
}

function file(act: string): void {
  const isFolder = rows().some((row) => boxOf(row));
  const meant = chosen();
  if (isFolder && meant.length === 0) return;
  for (const row of meant) if (boxOf(row)?.checked === false) boxOf(row)?.click();
  if (isFolder) (current() ?? meant[0])?.focus();
  withinMain(`button[name=act][value=${act}]`)[0]?.click();
}

function answer(go: Go): void {
  const row = current();
  if (row instanceof HTMLAnchorElement && boxOf(row)) goTyping(go, `${row.pathname}${row.search}#reply`, `#reply :is(textarea, ${followUp})`);
  else reach(withinMain("#reply textarea")[0] ?? withinMain(followUp).at(-1), go);
}

/** Letters that are typed on the way are nobody's: they were meant for the box. */
function goTyping(go: Go, path: string, selector: string): void {
  const there = new URL(path, location.href);
  const stop = () => {
    awaited?.disconnect();
    awaited = null;
  };
  let timer = setTimeout(stop, arrivesWithin);
  const look = () => {
    if (location.pathname !== there.pathname) return;
    clearTimeout(timer);
    timer = setTimeout(stop, settlesWithin);
    const place = withinMain(selector)[0];
    if (!place) return;
    clearTimeout(timer);
    stop();
    reach(place, go);
  };
  awaited = new MutationObserver(look);
  awaited.observe(document.body, { childList: true, subtree: true });
  if (location.href === there.href) look();
  else go(path);
}

function reach(place: HTMLElement | undefined, go: Go): void {
  if (place instanceof HTMLAnchorElement) goTyping(go, `${place.pathname}${place.search}`, "textarea[name=body]");
  else place?.focus();
}

function search(): true | undefined {
  const field = withinMain("input[type=search]")[0];
  field?.focus();
  return field && true;
}

function withinMain(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`main ${selector}`)];
}
