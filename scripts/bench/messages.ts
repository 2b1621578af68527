import { execFileSync } from "node:child_process";
import { runToEnd } from "../processes";
import type { Mailbox } from "./mailboxes";
import type { Work } from "./measure";

/** Fills mailboxes, measures sending meanwhile, and gives what is to be measured of a site that holds them. */
export async function messageWorks(site: string, failed: (what: string) => void): Promise<Work[]> {
  await runToEnd(["--import", "tsx", "scripts/bench/sending.ts"]).catch(() => failed("sending"));
  const { heavy, light } = JSON.parse(execFileSync(process.execPath, ["--import", "tsx", "scripts/bench/mailboxes.ts"], { stdio: ["ignore", "pipe", "inherit"], env: process.env }).toString()) as Record<"heavy" | "light", Mailbox>;
  const look = ({ cookie }: Mailbox, path: string) => ({ address: site + path, headers: { cookie } });
  return [
    { name: "inbox of 50", ...look(light, "/messages/inbox") },
    { name: "inbox of 50,000, first page", ...look(heavy, "/messages/inbox"), against: "inbox of 50", slower: 1.5 },
    { name: "inbox of 50,000, last page", ...look(heavy, heavy.lastPage), against: "inbox of 50", slower: 1.5 },
    { name: "folder page of 50", ...look(heavy, "/messages/inbox"), against: "F4 page of 50 constant rows", share: 0.6 },
    { name: "folder page of 50, by message", ...look(heavy, "/messages/inbox?by=message"), against: "F4 page of 50 constant rows", share: 0.6 },
    { name: "unread count, light", ...look(light, "/api/unread-count") },
    { name: "unread count, heavy", ...look(heavy, "/api/unread-count"), against: "unread count, light", slower: 1.2 },
    { name: "messages API, 50 by token", address: `${site}/api/messages`, headers: { authorization: `Bearer ${heavy.token}` }, against: "F3 empty route handler", share: 0.45 },
  ];
}
