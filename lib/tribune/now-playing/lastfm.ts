import { z } from "zod";
import { Refusal } from "@/lib/refusal";
import type { Service } from "@/lib/tribune/now-playing/service";

const track = z.object({ name: z.string(), artist: z.object({ "#text": z.string() }), date: z.unknown().optional() });
const answers = z.union([z.object({ error: z.number(), message: z.string() }), z.object({ recenttracks: z.object({ track: z.union([z.array(track), track]).optional() }) })]);

export function lastfm(base: string, key: string): Service {
  return {
    address: (user) => `${base}?${new URLSearchParams({ method: "user.getRecentTracks", user, api_key: key, limit: "1", format: "json" })}`,
    read(answer) {
      const known = answers.parse(answer);
      if ("error" in known) throw new Refusal("invalid", "nowPlayingRefused", { field: "content", values: { message: known.message.slice(0, 200) } });
      const newest = [known.recenttracks.track ?? []].flat()[0];
      return !newest || newest.date !== undefined ? null : { artist: newest.artist["#text"], title: newest.name };
    },
  };
}
