import { existsSync } from "node:fs";
import { z } from "zod";
import { parseNetworks } from "@/lib/security/client-address";

const address = z.url({ protocol: /^https?$/, error: "must be an address such as https://causerie.example" });
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const file = z.string().refine((path) => existsSync(path), "must be the path of a file that is there");

const whole = (initial: number, most: number) => {
  const error = `must be a whole number from 1 to ${most}`;
  return z.preprocess((value) => value || initial, z.coerce.number(error).int(error).min(1, error).max(most, error));
};

const networks = z.preprocess((value) => value ?? "", z.string().refine(areNetworks, "must be addresses or networks with commas between: 127.0.0.1, 10.0.0.0/8"));

const loopback = "127.0.0.1";
const hostError = "must be an IP address of this machine, such as 127.0.0.1, ::1 or 0.0.0.0";

const listener = z.object({
  HOST: z.preprocess((value) => value || loopback, z.union([z.ipv4(), z.ipv6()], hostError)),
  PORT: whole(3000, 65_535),
});
export type Listener = z.infer<typeof listener>;

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"], "must be development, production or test").default("development"),
  ...listener.shape,
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/, error: "must look like postgresql://user:password@host/database" })),
  DIRECT_URL: optional(z.url({ protocol: /^postgres(ql)?$/, error: "must look like postgresql://user:password@host/database" })),
  DATABASE_POOL: whole(10, 200),
  DATABASE_STATEMENT_SECONDS: whole(8, 3600),
  SITE_URL: optional(address.refine((text) => !URL.canParse(text) || /^\/*$/.test(new URL(text).pathname), "must be an address without a path: the site stands at its root")),
  NEXTAUTH_SECRET: optional(z.string().min(32, "must have at least 32 characters, for instance from: openssl rand -base64 32")),
  RESEND_API_KEY: optional(z.string().startsWith("re_", "must begin with re_")),
  RESEND_BASE_URL: optional(address),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/, error: "must look like smtp://user:password@host:587" })),
  MAIL_FROM: optional(z.string().regex(/^[^\r\n<>]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/, "must be an address, or a name and an address: Causerie <no-reply@causerie.example>")),
  TRUSTED_PROXIES: networks,
  TRUSTED_SERVICES: networks,
  INNGEST_EVENT_KEY: optional(z.string().regex(/^[\w-]+$/, "must be letters, digits, - and _")),
  INNGEST_SIGNING_KEY: optional(z.string().regex(/^(signkey-\w+-)?([\da-f]{2}){16,}$/i, "must be a hexadecimal key of at least 32 digits, perhaps with signkey-…- before it")),
  INNGEST_SIGNING_KEY_FALLBACK: optional(z.string()),
  INNGEST_BASE_URL: optional(address),
  INNGEST_ENV: optional(z.string()),
  RUNNER_PORT: optional(z.coerce.number("must be a number").int().min(1).max(65535)),
  PLACES_V4: optional(file),
  PLACES_V6: optional(file),
  RATE_LIMITS: z.preprocess((value) => value || "on", z.enum(["on", "off"], "must be on or off")),
  VERCEL: optional(z.string()),
});

type Needed = "DATABASE_URL" | "NEXTAUTH_SECRET" | "SITE_URL" | "INNGEST_EVENT_KEY" | "INNGEST_SIGNING_KEY";
export type Env = Omit<z.infer<typeof schema>, Needed> & Record<Needed, string>;

/** Prefixes that are ours: a variable that begins so and that nobody reads is a slip of the pen. */
export const ownPrefixes = /^(DATABASE|DIRECT|SITE|NEXTAUTH|RESEND|SMTP|MAIL|TRUSTED|PLACES|RATE|CAUSERIE|INNGEST|RUNNER)_/;
/** Read by the scripts, or set beside ours by next-auth's caller and by database hosts. */
const readElsewhere = new Set(["CAUSERIE_DATA", "CAUSERIE_BENCH", "NEXTAUTH_URL", "DATABASE_URL_UNPOOLED", "INNGEST_TEST_SERVER"]);

export const variables = [...Object.keys(schema.shape), "CAUSERIE_DATA"];

/** Throws one sentence for each thing that is wrong. */
export function readEnv(source: NodeJS.ProcessEnv, building = false): Env {
  const known = new Set(Object.keys(schema.shape));
  const unknown = Object.keys(source).filter((name) => ownPrefixes.test(name) && !known.has(name) && !readElsewhere.has(name));
  const parsed = schema.safeParse(source);
  const sentences = [...unknown.map((name) => `${name} is not a variable that Causerie reads; see .env.example.`), ...sentencesOf(parsed.error), ...(parsed.success && !building ? missing(parsed.data) : [])];
  if (!parsed.success || sentences.length > 0) throw refusal(sentences);
  const env = parsed.data;
  const { DATABASE_URL = "", NEXTAUTH_SECRET = "", INNGEST_EVENT_KEY = "", INNGEST_SIGNING_KEY = "", SITE_URL = defaultAddress(env) } = env;
  return { ...env, DATABASE_URL, NEXTAUTH_SECRET, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY, SITE_URL: SITE_URL.replace(/\/+$/, "") };
}

/** Where the site listens, of an environment that may lack what the scripts have yet to lend. */
export function readListener(source: NodeJS.ProcessEnv): Listener {
  const parsed = listener.safeParse(source);
  if (!parsed.success) throw refusal(sentencesOf(parsed.error));
  return parsed.data;
}

/** How the machine itself reaches the site. */
export function addressWithin({ HOST, PORT }: Listener): string {
  if (HOST === "0.0.0.0") return `http://127.0.0.1:${PORT}`;
  if (HOST === "::") return `http://[::1]:${PORT}`;
  return `http://${HOST.includes(":") ? `[${HOST}]` : HOST}:${PORT}`;
}

/** Whether other machines may reach the site without a proxy between. */
export function isOpenToOthers({ HOST }: Listener): boolean {
  return HOST !== loopback && HOST !== "::1";
}

/** How people reach it, where SITE_URL does not say. */
export function defaultAddress(place: Listener): string {
  const within = addressWithin(place);
  return isLoopback(new URL(within).hostname) ? `http://localhost:${place.PORT}` : within;
}

function sentencesOf(error: z.ZodError | undefined): string[] {
  return error?.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`) ?? [];
}

function refusal(sentences: string[]): Error {
  return new Error(`Causerie cannot start:\n${sentences.map((line) => `  - ${line}`).join("\n")}`);
}

function missing(env: z.infer<typeof schema>): string[] {
  const alone = isLoopback(new URL(env.SITE_URL ?? defaultAddress(env)).hostname) && !isOpenToOthers(env);
  return [
    env.DATABASE_URL ? "" : "DATABASE_URL is missing; npm start, npm run dev and npm run demo bring an embedded database along.",
    env.NEXTAUTH_SECRET ? "" : "NEXTAUTH_SECRET is missing; make one with: openssl rand -base64 32.",
    env.INNGEST_EVENT_KEY && env.INNGEST_SIGNING_KEY ? "" : "INNGEST_EVENT_KEY or INNGEST_SIGNING_KEY is missing: take both from Inngest; npm start, npm run dev and npm run demo bring a runner of their own along when none is set.",
    env.RATE_LIMITS === "off" && !alone ? "RATE_LIMITS=off is for load tests: it is accepted only while SITE_URL and HOST are loopback addresses." : "",
    (env.RESEND_API_KEY || env.SMTP_URL) && !env.MAIL_FROM ? "MAIL_FROM is missing: mails need a sender." : "",
  ].filter(Boolean);
}

function areNetworks(list: string): boolean {
  try {
    parseNetworks(list);
    return true;
  } catch {
    return false;
  }
}

export function isLoopback(hostname: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
