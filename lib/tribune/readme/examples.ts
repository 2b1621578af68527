import { kinds, targets } from "@/lib/tribune/filters/rule";

type Example<Name extends string> = readonly (readonly [name: Name, raw: string])[];

/** What the help page shows, by the words that go with it: each is rendered as a member's post is. */
export const clocks = [
  ["second", "12:34:56"],
  ["digits", "123456"],
  ["rank", "12:34:56² 12:34:56^2 12:34:56:2"],
  ["minute", "12:34"],
  ["day", "11/21#12:34:56 2026-11-21T12:34:56"],
  ["number", "#312"],
  ["board", "12:34:56@tribune #312@tribune"],
] as const satisfies Example<string>;

export const marks = [
  ["bold", "<b>coin</b>"],
  ["italic", "<i>coin</i>"],
  ["underlined", "<u>coin</u>"],
  ["struck", "<s>coin</s>"],
  ["typed", "<tt>coin</tt>"],
  ["code", "<code>12:34:56 <b>coin</b></code>"],
  ["moment", "<m>Erik Satie - Gymnopédie</m>"],
  ["open", "<b>coin <i>pan"],
  ["other", "<em>coin</em> &amp;"],
] as const satisfies Example<string>;

export const links = [
  ["host", "https://example.org/coin"],
  ["known", "https://example.org/coin.pdf https://fr.wikipedia.org/wiki/Moule"],
  ["brackets", "(https://example.org/coin), https://example.org/pan."],
  ["schemes", "ftp://example.org/ svn+ssh://example.org/"],
] as const satisfies Example<string>;

export const pictures = [
  ["totoz", "[:totoz]"],
  ["variant", "[:totoz:1]"],
] as const satisfies Example<string>;

export const calls = [
  ["everybody", "moules< coin"],
  ["somebody", "alice< coin"],
  ["action", "/me coin"],
] as const satisfies Example<string>;

/** What is done instead of posted. */
export const orders = [
  ["name", "/name Bond James"],
  ["nick", "/nick Bond James"],
  ["unname", "/name"],
  ["set", "/bak set message *= coin"],
  ["remove", "/bak remove message *= coin"],
  ["add", "/bak add author alice"],
  ["del", "/bak del author alice"],
  ["off", "/bak off"],
  ["on", "/bak on"],
  ["reset", "/bak reset"],
  ["save", "/bak save"],
  ["load", "/bak load"],
  ["music", "/lastfm instant"],
  ["musicOf", "/lastfm instant alice"],
] as const satisfies Example<string>;

/** Each comparison and each target of a filter, as an order. */
export const filterOrders: readonly string[] = [...kinds.map((kind) => `/bak set message ${kind} coin`), ...targets.map((target) => `/bak add ${target} coin`)];

/** Below a board's address: where programs read and post in each format. */
export const backends = [
  ["xml", "remote/xml/", "post/xml/"],
  ["tsv", "remote/tsv/", "post/tsv/"],
  ["json", "remote/json/", "post/json/"],
  ["plain", "remote/", "post/"],
  ["crap", "remote/xml/crap/", "post/xml/crap/"],
  ["crapToo", "crap/remote.xml", "crap/post.xml"],
] as const;

export const others = [
  ["discovery", "discovery.config"],
  ["events", "events"],
  ["clock", "clock/12:34:56/"],
] as const;
