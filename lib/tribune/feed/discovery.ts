import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { env } from "@/lib/env";
import { getSetting } from "@/lib/settings/queries";
import { boardPath } from "@/lib/tribune/board-path";
import { canPost, canRead } from "@/lib/tribune/channels/policy";
import { requireChannel } from "@/lib/tribune/commands";
import { publicHeaders } from "@/lib/tribune/feed/headers";
import { declaration, xml } from "@/lib/tribune/feed/xml";
import { escapeXml } from "@/lib/tribune/markup/escape";
import { version } from "@/package.json";

export async function answerDiscovery(actor: Actor | null, _request: Request, slug: string): Promise<Response> {
  const channel = await requireChannel(actor, slug);
  const [siteName, length, milliseconds] = await Promise.all([getSetting("site.name"), getSetting("tribune.maximumLength"), getSetting("tribune.refreshMilliseconds")]);
  const name = slug ? `${siteName} - ${channel.title}` : siteName;
  const path = boardPath(slug);
  const backend = element("backend", { path: `${path}remote/xml/`, public: canRead(null, channel), refresh: Math.ceil(milliseconds / 1000), tags_encoded: false });
  const post = element("post", { anonymous: canPost(null, channel), max_length: length, method: "post", path: `${path}post/xml/` }, element("field", { name: "content" }, "$m"));
  const board = element("board", { name: "board", title: slug ? `Tribune /${slug}/` : "Tribune" }, backend + post);
  const site = element("site", { baseurl: new URL(env.SITE_URL).origin, name, title: name, version }, board);
  return new Response(declaration + site, { headers: { ...publicHeaders, "Content-Type": xml.type } });
}

function element(name: string, attributes: Record<string, string | number | boolean>, inside = ""): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  return `<${name}${written.join("")}>${inside}</${name}>`;
}
