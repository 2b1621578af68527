/** In order; the first that an address matches names it. Without a label of its own it is what the first group caught. */
const table: [RegExp, string?][] = [
  [/\.tar\.gz|\.tgz/, "tgz"],
  [/\.(zip|rpm|deb|tgz)$/],
  [/\.pdf/, "pdf"],
  [/^http:\/\/localhost/, "localhost"],
  [/wikipedia\.org\/wiki\/([^?#]+)/, "$1@wikipedia"],
  [/(youtube|dailymotion|bashfr|imdb)/],
  [/(google|yahoo)\./],
  [/(lemonde)\.fr/],
  [/liberation\.fr/, "libe"],
  [/(lefigaro)/],
  [/journaldunet\./, "jdn"],
  [/(01net)\.com/],
  [/forum\.hardware/, "hfr"],
  [/linuxfr\.org/, "Dlfp"],
  [/goatse|goat\.cx/, "pas cliquer!"],
  [/(wiki)/],
  [/slashdot\.org/, "/."],
  [/(osnews)\.com/],
  [/(zdnet)\./],
  [/(ruby)/],
  [/^http:\/\/([^/]+)\.free\.fr/, "$1@free"],
];

const longest = 100;

/** What a link is called on the web: the whole address where the settings want it, else a label in brackets. */
export function webLabel(address: string, whole: boolean): string {
  const host = URL.canParse(address) ? new URL(address).host : "";
  return whole ? withoutScheme(address) : `[${knownLabel(address) ?? (host || schemeLabel(address))}]`;
}

export function remoteLabel(address: string, whole: boolean): string {
  return whole ? withoutScheme(address) : `[${knownLabel(address) ?? schemeLabel(address)}]`;
}

function withoutScheme(address: string): string {
  return [...address.slice(address.indexOf("://") + "://".length)].slice(0, longest).join("");
}

function knownLabel(address: string): string | null {
  for (const [pattern, label = "$1"] of table) {
    const found = pattern.exec(address);
    if (found) return label.replace("$1", () => found[1] ?? "");
  }
  return null;
}

function schemeLabel(address: string): string {
  const scheme = address.slice(0, address.indexOf(":"));
  return scheme === "http" ? "url" : scheme;
}
