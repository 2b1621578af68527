import { z } from "zod";
import type { Service } from "@/lib/tribune/now-playing/service";

const listen = z.object({ track_metadata: z.object({ artist_name: z.string(), track_name: z.string() }) });
const answers = z.object({ payload: z.object({ listens: z.array(listen) }) });

export function listenbrainz(base: string, token: string): Service {
  return {
    address: (user) => `${base.replace(/\/+$/, "")}/1/user/${encodeURIComponent(user)}/playing-now`,
    ...(token && { headers: { Authorization: `Token ${token}` } }),
    read(answer) {
      const playing = answers.parse(answer).payload.listens[0]?.track_metadata;
      return playing ? { artist: playing.artist_name, title: playing.track_name } : null;
    },
  };
}
