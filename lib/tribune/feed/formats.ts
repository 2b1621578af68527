import { crap } from "@/lib/tribune/feed/crap";
import type { Format } from "@/lib/tribune/feed/format";
import { json } from "@/lib/tribune/feed/json";
import { plain } from "@/lib/tribune/feed/plain";
import { tsv } from "@/lib/tribune/feed/tsv";
import { xml } from "@/lib/tribune/feed/xml";

export const formats = { plain, xml, crap, json, tsv } satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
