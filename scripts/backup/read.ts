import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { type Entry, extract } from "tar-stream";
import type { z } from "zod";
import type { Table } from "./catalogue";
import { type Manifest, manifestName, manifestSchema, pieceName, type Summary, sha256, summaryName, summarySchema, type TableSum } from "./format";

export type Contents = { manifest: Manifest; summary: Summary };

/** What becomes of each table, in their order; it must read the content to its end. */
export type Take = (table: Table, content: AsyncIterable<Buffer>) => Promise<void>;

type Found = { manifestSha256: string; tables: Record<string, Omit<TableSum, "rows">> };

/** A sentence about the file, for whoever wants to restore it. */
export class Unreadable extends Error {}

const longestNote = 4 * 2 ** 20;

/** Throws where anything of the file is not as it was written. What was taken until then is to be undone. */
export async function readBackup(file: string, begin: (manifest: Manifest) => Promise<Take>): Promise<Contents> {
  const unpacking = extract();
  const flowing = pipeline(createReadStream(file), createGunzip(), unpacking);
  flowing.catch(() => {});
  try {
    const entries = new Entries(file, unpacking);
    await entries.advance();
    const manifestText = await entries.text(manifestName);
    const manifest = parse(file, manifestText, manifestSchema);
    const take = await begin(manifest);
    const tables: Found["tables"] = {};
    for (const table of manifest.tables) {
      const content = new Content(entries, table.name);
      await take(table, content);
      tables[table.name] = content.sum();
    }
    const summary = parse(file, await entries.text(summaryName), summarySchema);
    if (entries.current) throw damaged(file, "it goes on after its end");
    compare(file, summary, { manifestSha256: sha256(manifestText), tables });
    await flowing.catch((reason: unknown) => Promise.reject(unreadable(file, reason)));
    return { manifest, summary };
  } finally {
    unpacking.destroy();
  }
}

/** The files within, one after the other. */
class Entries {
  current: Entry | undefined;
  readonly #iterator: AsyncIterator<Entry>;

  constructor(
    readonly file: string,
    unpacking: AsyncIterable<Entry>,
  ) {
    this.#iterator = unpacking[Symbol.asyncIterator]();
  }

  async advance(): Promise<void> {
    const next = await this.#iterator.next().catch((reason: unknown) => Promise.reject(unreadable(this.file, reason)));
    this.current = next.done ? undefined : next.value;
  }

  /** Of the present file; then the next one is the present one. */
  async *chunks(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of this.current ?? []) yield chunk;
    } catch (reason) {
      throw unreadable(this.file, reason);
    }
    await this.advance();
  }

  async text(name: string): Promise<string> {
    if (this.current?.header.name !== name) throw damaged(this.file, `${name} is not in its place`);
    if ((this.current.header.size ?? 0) > longestNote) throw damaged(this.file, `${name} is too large`);
    const chunks: Buffer[] = [];
    for await (const chunk of this.chunks()) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  }
}

/** All pieces of a table. */
class Content implements AsyncIterable<Buffer> {
  readonly #hash = createHash("sha256");
  #bytes = 0;

  constructor(
    private readonly entries: Entries,
    private readonly table: string,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for (let rank = 0; this.entries.current?.header.name === pieceName(this.table, rank); rank++) {
      for await (const chunk of this.entries.chunks()) {
        this.#hash.update(chunk);
        this.#bytes += chunk.length;
        yield chunk;
      }
    }
  }

  sum(): Omit<TableSum, "rows"> {
    return { bytes: this.#bytes, sha256: this.#hash.digest("hex") };
  }
}

function compare(file: string, summary: Summary, found: Found) {
  if (summary.manifestSha256 !== found.manifestSha256) throw damaged(file, `${manifestName} is not what it was`);
  const names = new Set([...Object.keys(summary.tables), ...Object.keys(found.tables)]);
  for (const name of names) {
    const [noted, read] = [summary.tables[name], found.tables[name]];
    const same = noted?.sha256 === read?.sha256 && noted?.bytes === read?.bytes;
    if (!same) throw damaged(file, `the table ${name} is not what it was`);
  }
}

function parse<T>(file: string, text: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged(file, "a note in it cannot be read");
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Unreadable(`${file} is of a kind that this Causerie does not know: it may be of a newer one.`);
  return parsed.data;
}

function damaged(file: string, how: string): Unreadable {
  return new Unreadable(`${file} is damaged: ${how}.`);
}

function unreadable(file: string, reason: unknown): Unreadable {
  const { code, message } = reason as NodeJS.ErrnoException;
  if (code === "ENOENT") return new Unreadable(`There is no file ${file}.`);
  if (code?.startsWith("E")) return new Unreadable(`${file} cannot be read: ${message}.`);
  if (message === "incorrect header check") return new Unreadable(`${file} is not a backup of Causerie.`);
  return new Unreadable(`${file} is cut short or damaged: ${message}.`);
}
