import { randomUUID } from "node:crypto";
import sharp from "sharp";
import type { Attacker } from "./attacker";

/** What was once found to slow everybody, sent by one client as often as the limits allow. */
export type Input = {
  title: string;
  atOnce: number;
  prepare?(attacker: Attacker): Promise<void>;
  /** Again and again, until its time is over. */
  send(attacker: Attacker, turn: number): Promise<void>;
};

const megabyte = 1024 * 1024;
const table = `${"a|".repeat(2000)}\n${"-|".repeat(2000)}\n${"a\n".repeat(5900)}`;
const joined = "_a".repeat(9999);
const hundredSigns = "aB3$kP9!zQ7@xT5#mN2%".repeat(5);
const hundredThousand = `${table}${"a|".repeat(40_000)}`;

/** That of every made member (lib/testing/members.ts, which must not be loaded before the environment is set). */
const testPassword = "causerie-demo";

let unsigned: string;
let bomb: Buffer;
let filters = "";
let end = () => {};

export const inputs: Input[] = [
  {
    title: "unsigned bodies of 90 MB",
    atOnce: 3,
    async prepare() {
      unsigned = `{"event":{"data":[${"[],".repeat(30 * megabyte)}[]]}}`;
    },
    send: async ({ ask }) => void (await ask("/api/inngest?fnId=causerie-email-deliver-mail&stepId=step", { method: "POST", body: unsigned })),
  },
  {
    title: "Markdown tables sent and opened",
    atOnce: 2,
    prepare: (attacker) => write(attacker, table),
    async send(attacker, turn) {
      if (turn % 5 === 0) await write(attacker, table);
      await attacker.ask("/messages/inbox");
      await attacker.ask(await latest(attacker));
    },
  },
  {
    title: "words joined by underscores",
    atOnce: 2,
    async send(attacker, turn) {
      if (turn % 5 === 0) await write(attacker, joined);
      await attacker.ask(`/messages/inbox?q=${"_a".repeat(90)}`);
    },
  },
  {
    title: "filter cookies on a long channel",
    atOnce: 6,
    async prepare(attacker) {
      for (let rule = 0; rule < 24; rule++) filters = await addFilter(attacker, `nothing says ${rule} this`);
      filters = await addFilter(attacker, "o");
    },
    send: async ({ ask }) => void (await ask("/tribune/long/remote/xml/?limit=1", { headers: { cookie: filters } })),
  },
  { title: "previews of 100 kB", atOnce: 3, send: ({ act }) => act("previewAction", "/messages/write", { body: hundredThousand }) },
  {
    title: "passwords of 100 signs",
    atOnce: 3,
    async send({ act }, turn) {
      const [key, password] = [randomUUID(), `${hundredSigns}${turn}`];
      const pair = { password, passwordAgain: password };
      await act("joinAction", "/join", { ...pair, name: `storm ${turn}`, email: `storm.${turn}@home.example`, key });
      await act("changePasswordAction", "/settings/security", { ...pair, currentPassword: testPassword });
    },
  },
  {
    title: "800 event streams of one member",
    atOnce: 1,
    async prepare(attacker) {
      end = attacker.hold("/api/unread-count/events", { reading: true, count: 800 });
    },
    send: (attacker) => write(attacker, "Hello."),
  },
  {
    title: "event streams that nobody reads",
    atOnce: 1,
    async prepare(attacker) {
      end();
      end = attacker.hold("/tribune/long/events?last_id=0", { reading: false, count: 150 });
    },
    send: async ({ ask }) => void (await ask("/tribune/long/post/tsv/", { method: "POST", body: new URLSearchParams({ message: "hello" }) })),
  },
  {
    title: "pictures of 40 million points",
    atOnce: 4,
    async prepare() {
      end();
      bomb = await sharp({ create: { width: 6300, height: 6300, channels: 4, background: "#0b6268" } })
        .toColourspace("rgb16")
        .png()
        .toBuffer();
    },
    send: ({ act }) => act("uploadAvatarAction", "/settings/profile", { picture: new Blob([new Uint8Array(bomb)], { type: "image/png" }) }),
  },
];

async function write(attacker: Attacker, body: string) {
  await attacker.act("writeAction", "/messages/write", { to: attacker.accomplice, subject: "Storm", body, key: randomUUID() });
}

/** The conversation that was written to last. */
async function latest({ site, cookie }: Attacker): Promise<string> {
  const page = await fetch(`${site}/messages/sent`, { headers: { cookie } }).then((answer) => answer.text());
  return /\/messages\/c\/\d+/.exec(page)?.[0] ?? "/messages/sent";
}

async function addFilter({ ask }: Attacker, words: string): Promise<string> {
  const body = new URLSearchParams({ message: `/bak set message |= ${words}` });
  const answer = await ask("/tribune/long/post/xml/", { method: "POST", body, headers: { cookie: filters } });
  return answer?.headers.get("set-cookie")?.split(";")[0] ?? filters;
}
