import { tokenCookie } from "@/lib/auth/access-tokens";

type Place = { site: string; name: string; path: string; login: string; token: string | null; maximumLength: number; refreshSeconds: number };

type Part = { file: string | null; text: string };
type Configuration = { client: string; parts: (place: Place) => Part[] };

const cookieOf = (token: string) => `${tokenCookie}=${token}`;

function plainName(name: string): string {
  return (
    name
      .normalize("NFKD")
      .replace(/[^A-Za-z0-9]+/g, "")
      .toLowerCase() || "tribune"
  );
}

function wmcoincoin({ site, name, path, login, token, maximumLength, refreshSeconds }: Place): Part[] {
  const short = plainName(name);
  const options = [
    `board_site: "${short}", "tribune"`,
    ".backend_flavour: 2",
    `.backend.url: "${site}${path}remote/xml/"`,
    `.post.url: "${site}${path}post/xml/"`,
    ".post.template: content=%s",
    `.tribune.delay: ${Math.max(10, refreshSeconds)}`,
    ...(login ? [`.palmipede.userlogin: ${login}`] : []),
    `.palmipede.msg_max_length: ${maximumLength}`,
  ];
  return [{ file: "~/.wmcoincoin/options", text: options.join("\n") }, ...(token ? [{ file: "~/.wmcoincoin/options.auth", text: `"${short}" cookie: "${cookieOf(token)}"` }] : [])];
}

function dcoincoin({ site, name, path, login, token, refreshSeconds }: Place): Part[] {
  const short = plainName(name);
  const lines = [
    "[global]",
    "ua=DCoinCoin/%v",
    `refresh=${Math.max(10, refreshSeconds)}`,
    `[${short}]`,
    `name=${short}`,
    "aliases=tribune",
    `post_url=${site}${path}post/xml/`,
    "post_format=content=%s",
    `xml_url=${site}${path}remote/xml/`,
    ...(token ? [`cookie=${cookieOf(token)}`] : []),
    ...(login ? [`login=${login}`] : []),
    "tags_encoded=false",
  ];
  return [{ file: "~/.dcoincoinrc", text: lines.join("\n") }];
}

function quteqoin({ site, path, token }: Place): Part[] {
  const lines = [`Backend: ${site}${path}remote/xml/?last_id=%i`, `Post: ${site}${path}post/xml/`, "Data: content=%m", "Slip: raw", ...(token ? [`Cookie: ${cookieOf(token)}`] : [])];
  return [{ file: null, text: lines.join("\n") }];
}

function olcc({ site, name, path, token }: Place): Part[] {
  const lines = [`name=${plainName(name)}`, `getUrl=${site}${path}remote/xml/?last_id=%i`, `postUrl=${site}${path}post/xml/`, "postData=content=%m", "slip=raw", ...(token ? [`cookie=${cookieOf(token)}`] : [])];
  return [{ file: null, text: lines.join("\n") }];
}

function gb2c({ site, path, token }: Place): Part[] {
  const lines = [`Backend (TSV): ${site}${path}remote/tsv/`, `Post: ${site}${path}post/tsv/`, "Field: content", ...(token ? [`Cookie: ${cookieOf(token)}`, `Authorization: Bearer ${token}`] : [])];
  return [{ file: null, text: lines.join("\n") }];
}

export const configurations: readonly Configuration[] = [
  { client: "wmcoincoin", parts: wmcoincoin },
  { client: "dcoincoin", parts: dcoincoin },
  { client: "QuteQoin", parts: quteqoin },
  { client: "olcc", parts: olcc },
  { client: "gb2c", parts: gb2c },
];
