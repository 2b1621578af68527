import { type Reference, readReference, referencePattern } from "@/lib/tribune/references/reference";

export type Tag = "b" | "i" | "u" | "s" | "tt" | "code" | "m";
export type Span = { kind: "text"; text: string } | { kind: "reference"; text: string; reference: Reference } | { kind: "totoz"; text: string; name: string } | { kind: "link"; address: string } | { kind: "mark"; tag: Tag; children: Span[] };

type Frame = { tag: Tag | null; children: Span[] };

const notable = new RegExp(`<(?<closing>/?)(?<tag>b|i|u|s|tt|code|m)>|(?<scheme>(?:svn\\+ssh|git\\+ssh|https?|ftp|chrome|gopher|git|svn)://)|\\[:(?<totoz>(?! *[\\]:])[-\\w@ ]+(?::\\d+)?)\\]|(?<reference>${referencePattern})`, "gu");
// XML parsers give up somewhere beyond two hundred.
const deepest = 100;

/** A message as a tree, by the rules of reference/tribune.md sections 3.3 to 3.6, 15.7 and 15.8. Takes any text. */
export function parseMessage(raw: string): Span[] {
  const frames: Frame[] = [{ tag: null, children: [] }];
  const closers: string[] = [];
  let at = 0;
  const put = (span: Span) => frames.at(-1)?.children.push(span);
  const putText = (end: number) => {
    const text = raw.slice(at, end);
    noteBrackets(closers, text);
    if (text) put({ kind: "text", text });
    at = end;
  };
  for (let found = findFrom(raw, at); found; found = findFrom(raw, at)) {
    putText(found.index);
    const { tag, closing, scheme, totoz, reference } = found.groups ?? {};
    const end = found.index + found[0].length;
    const address = scheme && addressAt(raw, found.index, closers);
    if (reference) put({ kind: "reference", text: reference, reference: readReference(reference) });
    else if (totoz) put({ kind: "totoz", text: found[0], name: totoz });
    else if (address) put({ kind: "link", address });
    else if (tag && closing) closeMark(frames, tag as Tag);
    else if (tag === "code") {
      at = putCode(raw, end, put);
      continue;
    } else if (tag && frames.length < deepest) frames.push({ tag: tag as Tag, children: [] });
    else {
      putText(end);
      continue;
    }
    at = address ? found.index + address.length : end;
  }
  putText(raw.length);
  while (frames.length > 1) closeInnermost(frames);
  return frames[0]?.children ?? [];
}

export function referencesIn(spans: Span[]): Reference[] {
  return spans.flatMap((span) => {
    if (span.kind === "mark") return referencesIn(span.children);
    return span.kind === "reference" ? [span.reference] : [];
  });
}

export function addressesIn(spans: Span[]): string[] {
  return spans.flatMap((span) => {
    if (span.kind === "mark") return addressesIn(span.children);
    return span.kind === "link" ? [span.address] : [];
  });
}

function findFrom(raw: string, at: number) {
  notable.lastIndex = at;
  return notable.exec(raw);
}

const closerOf: Record<string, string> = { "(": ")", "[": "]", "«": "»", "“": "”", '"': '"' };

function noteBrackets(closers: string[], text: string) {
  for (const [sign] of text.matchAll(/["()[\]«»“”]/g)) {
    const opened = closers.lastIndexOf(sign);
    if (opened >= 0) closers.splice(opened, 1);
    else if (closerOf[sign]) closers.push(closerOf[sign]);
  }
}

/** The address that begins here: up to a blank, a tag or what closes a bracket opened before; what punctuates the sentence stays outside. */
function addressAt(raw: string, start: number, closers: string[]): string | null {
  const [whole = ""] = /^[^\s<>]+/u.exec(raw.slice(start)) ?? [];
  const address = whole.slice(0, endOf(whole, closers)).replace(/[.,;:!?…»”’›]+$/u, "");
  return /:\/\/./u.test(address) ? address : null;
}

/** Brackets that the address opens itself belong to it, with what closes them. */
function endOf(whole: string, closers: string[]): number {
  const inside: string[] = [];
  for (const { 0: sign, index } of whole.matchAll(/["()[\]«»“”]/g)) {
    const opened = inside.lastIndexOf(sign);
    if (opened >= 0) inside.splice(opened, 1);
    else if (closers.includes(sign)) return index;
    else if (closerOf[sign]) inside.push(closerOf[sign]);
  }
  return whole.length;
}

function closeMark(frames: Frame[], tag: Tag) {
  if (!frames.some((frame) => frame.tag === tag)) return;
  while (frames.at(-1)?.tag !== tag) closeInnermost(frames);
  closeInnermost(frames);
}

function closeInnermost(frames: Frame[]) {
  const closed = frames.pop();
  if (closed?.tag && closed.children.length > 0) frames.at(-1)?.children.push({ kind: "mark", tag: closed.tag, children: closed.children });
}

function putCode(raw: string, start: number, put: (span: Span) => void): number {
  const closing = raw.indexOf("</code>", start);
  const text = raw.slice(start, closing < 0 ? raw.length : closing);
  if (text) put({ kind: "mark", tag: "code", children: [{ kind: "text", text }] });
  return closing < 0 ? raw.length : closing + "</code>".length;
}
