type Go = (path: string) => void;
type Means = { go: Go; help: () => unknown };

const places: Record<string, string> = { i: "inbox", s: "sent", a: "archives", t: "trash", d: "drafts" };
const prefixHolds = 1500;

let prefixAt = Number.NEGATIVE_INFINITY;

export function press(key: string, means: Means): void {
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
  c: ({ go }) => go("/messages/write"),
  z: () => document.querySelector<HTMLElement>("[role=status] form [type=submit]")?.click(),
  "/": ({ go }) => search() ?? go("/messages/inbox"),
  "?": ({ help }) => help(),
};

// Where one was, for when an act has taken the focus, or the row itself to another folder.
let last: { path: string; index: number; href: string | null } = { path: "", index: -1, href: null };

function rows(): HTMLElement[] {
  return withinMain("[data-row]").filter((row) => row.checkVisibility());
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
  withinMain(`button[name=act][value=${act}]`)[0]?.click();
}

function answer(go: Go): void {
  const field = withinMain("#reply textarea")[0];
  const row = current();
  if (field) field.focus();
  else if (row instanceof HTMLAnchorElement && boxOf(row)) go(`${row.pathname}${row.search}#reply`);
}

function search(): true | undefined {
  const field = withinMain("input[type=search]")[0];
  field?.focus();
  return field && true;
}

function withinMain(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`main ${selector}`)];
}
