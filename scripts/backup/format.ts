import { createHash } from "node:crypto";
import { z } from "zod";

// A backup is a tar.gz. First manifest.json; then each table as COPY writes it, cut into pieces, since a tar says the size of
// a file before its content; last summary.json, without which the backup is cut short.

export const pieceSize = 2 ** 20;
export const manifestName = "manifest.json";
export const summaryName = "summary.json";

/** Left out: what counts for minutes only. */
export const passing = ["RateLimit"];

export const manifestSchema = z.object({
  format: z.literal("causerie-backup-1"),
  causerie: z.string(),
  createdAt: z.string(),
  /** All that the tables were made by, in order. The last is the version of the schema. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
export type Manifest = z.infer<typeof manifestSchema>;

const whole = z.number().int().nonnegative();
const digest = z.string().regex(/^[\da-f]{64}$/);
const tableSum = z.object({ rows: whole, bytes: whole, sha256: digest });
export type TableSum = z.infer<typeof tableSum>;

export const summarySchema = z.object({
  manifestSha256: digest,
  tables: z.record(z.string(), tableSum),
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^-?\d+$/) })),
});
export type Summary = z.infer<typeof summarySchema>;

export function pieceName(table: string, rank: number): string {
  return `tables/${table}/${String(rank).padStart(6, "0")}.copy`;
}

export function versionOf({ migrations }: Manifest): string {
  return migrations.at(-1) ?? "";
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
