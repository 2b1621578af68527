import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { oncePerProcess } from "@/lib/load/once-per-process";
import { Refusal } from "@/lib/refusal";
import { askService } from "@/lib/security/outgoing";
import { getSetting } from "@/lib/settings/queries";
import { lastfm } from "@/lib/tribune/now-playing/lastfm";
import { listenbrainz } from "@/lib/tribune/now-playing/listenbrainz";
import type { Service, Track } from "@/lib/tribune/now-playing/service";

const bounds = { largest: 64 * 1024, milliseconds: 3000 };
const goodFor = 15_000;
const mostKept = 500;

const kept = oncePerProcess("tracks", () => new Map<string, { track: Track; askedAt: number }>());

/** The message that `/lastfm instant` posts: what a user of the service listens to, by default the member's namesake. */
export async function momentOf(actor: Actor | null, user: string): Promise<string> {
  const asked = user || actor?.name;
  if (!asked) throw wrong("nowPlayingUser");
  const service = await chosenService();
  if (!service) throw wrong("nowPlayingOff");
  const track = await trackOf(service, asked);
  if (!track) throw wrong("nowPlayingNone");
  return `<m>${plain(track.artist)} - ${plain(track.title)}</m>`;
}

async function chosenService(): Promise<Service | null> {
  const key = await getSetting("tribune.lastfmKey");
  if (key) return lastfm(await getSetting("tribune.lastfmAddress"), key);
  const address = await getSetting("tribune.listenbrainzAddress");
  return address ? listenbrainz(address, await getSetting("tribune.listenbrainzToken")) : null;
}

async function trackOf(service: Service, user: string): Promise<Track> {
  const address = service.address(user);
  const known = kept.get(address);
  if (known && Date.now() - known.askedAt < goodFor) return known.track;
  const answer = await askService(address, bounds, service.headers);
  if ("failure" in answer) throw wrong("nowPlayingAway", { reason: answer.failure });
  if (answer.status !== 200) throw wrong("nowPlayingHttp", { status: answer.status });
  const track = understood(service, answer.body);
  if (kept.size >= mostKept) kept.clear();
  kept.set(address, { track, askedAt: Date.now() });
  return track;
}

function understood(service: Service, body: Buffer): Track {
  try {
    return service.read(JSON.parse(body.toString()));
  } catch (reason) {
    if (reason instanceof Refusal) throw reason;
    throw wrong("nowPlayingAway", { reason: "EANSWER" });
  }
}

/** Nothing in a title ends the moment before its time. */
function plain(text: string): string {
  return text.replace(/[<>]/g, " ").replace(/\s+/g, " ").trim().slice(0, 150);
}

function wrong(sentence: string, values: Record<string, string | number> = {}): Refusal {
  return new Refusal("invalid", sentence, { field: "content", values });
}
