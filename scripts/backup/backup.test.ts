import { createReadStream, createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { type Entry, extract, pack } from "tar-stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contentsOf, dropDatabases, formOf, newDatabase, rowsOf, withClient } from "@/lib/testing/databases";
import { until } from "@/lib/testing/jobs";
import { applyMigrations, applyWithin, migrationNames } from "../database/migrations";
import { runToEnd } from "../processes";
import { type Restored, restoreBackup } from "./restore";
import { writeBackup } from "./write";

const folder = mkdtempSync(path.join(os.tmpdir(), "causerie-backup-"));
const backup = path.join(folder, "causerie.tar.gz");
const source = process.env.DATABASE_URL as string;
const everyByte = "decode((select string_agg(lpad(to_hex(byte), 2, '0'), '') from generate_series(0, 255) byte), 'hex')";
const oddText = "a\\b \\N \\. \n\\.\n\t\r\n\\\\.\n'\"; é ’ 🐘 \u{1F9D1}\u200D\u{1F4BB} \u0001 end\\";

let restored: string;
let report: Restored;

beforeAll(async () => {
  writeFileSync(path.join(folder, "demo"), "");
  Object.assign(process.env, { CAUSERIE_DATA: folder, TSX_TSCONFIG_PATH: "scripts/tsconfig.json" });
  await runToEnd(["--import", "tsx", "prisma/seed.ts"], "ignore");
  await withClient(source, async (client) => {
    const mail = (html: string) => `insert into "Mail" (key, kind, recipient, subject, html, text) values (gen_random_uuid(), '', '', $1, ${html}, '')`;
    await client.query(mail("$2"), [oddText, oddText]);
    await client.query(mail("repeat($2, 200000)"), ["", oddText]);
    await client.query(`insert into "Avatar" ("memberId", image, source, "updatedAt") select id, ${everyByte}, 'UPLOAD', 'infinity' from "Member" on conflict ("memberId") do update set image = excluded.image`);
    await client.query(`insert into "MailboxAct" (id, "holderId", act, "entryIds", at) select gen_random_uuid(), id, '', '{}', '0044-03-15 12:00:00.123+00 BC' from "Member"`);
    await client.query(`insert into "AuditEntry" ("actorName", act, subject, details) values ('', '', $1, $2), ('', '', '', 'null')`, [oddText.slice(0, 20), JSON.stringify({ [oddText]: [1e300, -0, null, { deep: oddText }] })]);
    await client.query(`insert into "RateLimit" (key, points) values ('passing', 1)`);
    await client.query(`select setval(pg_get_serial_sequence('"Post"', 'id'), 2000000000)`);
  });
  await writeBackup(source, backup);
  restored = await newDatabase();
  report = await restoreBackup(restored, backup);
}, 600_000);

afterAll(async () => {
  await dropDatabases();
  rmSync(folder, { recursive: true });
});

test("what comes back is what was there, row by row and number by number, in tables of the same form", async () => {
  const [there, back] = [await contentsOf(source), await contentsOf(restored)];
  expect(there.rows).toBeGreaterThan(300);
  expect(report).toMatchObject({ rows: there.rows, newer: 0 });
  expect(back).toEqual(there);
  expect(await formOf(restored)).toEqual(await formOf(source));
  expect(await applyMigrations(restored)).toEqual([]);
});

test("limits of rate are left out, and numbers go on where they were", async () => {
  expect(await rowsOf(restored, `select from "RateLimit"`)).toHaveLength(0);
  expect(await rowsOf(restored, `select nextval(pg_get_serial_sequence('"Post"', 'id'))::int as next`)).toEqual([{ next: 2000000001 }]);
});

test("somebody who owns the database and nothing else restores it", async () => {
  const target = await newDatabase({ ordinaryOwner: true });
  await restoreBackup(target, backup);
  expect(await rowsOf(target, "select rolsuper from pg_roles where rolname = current_user")).toEqual([{ rolsuper: false }]);
  expect(await contentsOf(target)).toEqual(await contentsOf(source));
});

test("a database in which the site has run, and nobody has been yet, counts as empty", async () => {
  const target = await newDatabase({ migrated: true });
  await withClient(target, async (client) => {
    await client.query(`insert into "Heartbeat" (name, "seenAt") values ('worker', now()), ('another', now())`);
    await client.query(`insert into "Channel" (slug, title) values ('', 'Tribune')`);
    await client.query("create schema graphile_worker create table jobs (id int)");
  });
  await restoreBackup(target, backup);
  expect(await contentsOf(target)).toEqual(await contentsOf(source));
  expect(await rowsOf(target, "select from pg_namespace where nspname = 'graphile_worker'")).toEqual([]);
});

test("a backup of an older version is brought up to date", async () => {
  const names = migrationNames();
  const older = await newDatabase();
  await applyWithin(older, names.slice(0, -5));
  await withClient(older, (client) => client.query(`insert into "Member" (name, "nameKey", email, "emailKey", "passwordHash") values ('Zoé', 'zoé', 'z', 'z', '')`));
  const file = path.join(folder, "older.tar.gz");
  await writeBackup(older, file);
  const target = await newDatabase();
  expect(await restoreBackup(target, file)).toMatchObject({ newer: 5 });
  expect(await rowsOf(target, `select name from "Member"`)).toEqual([{ name: "Zoé" }]);
  expect(await formOf(target)).toEqual(await formOf(source));
  const newer = await newDatabase({ migrated: true });
  await expect(restoreBackup(newer, file)).rejects.toThrow(/tables of a newer version .* Nothing was changed\.$/);
});

test("a backup that is made while others write holds every transaction whole or not at all", async () => {
  const busy = await newDatabase({ migrated: true });
  const file = path.join(folder, "busy.tar.gz");
  let writing = true;
  let written = 0;
  const write = () =>
    withClient(busy, async (client) => {
      // The last table of a backup and one of the first: a transaction that came between them would show.
      for (; writing; written++) await client.query(`with visitor as (insert into "Visitor" (name, email, "emailKey", locale) values ('', '', '', '') returning id) insert into "Conversation" ("visitorId") select id from visitor`);
    });
  const writers = [write(), write(), write()];
  await until(async () => written > 20);
  await writeBackup(busy, file);
  writing = false;
  await Promise.all(writers);
  const target = await newDatabase();
  await restoreBackup(target, file);
  const [counts] = await rowsOf<{ visitors: number; conversations: number }>(target, `select (select count(*)::int from "Visitor") as visitors, (select count(*)::int from "Conversation") as conversations`);
  expect(counts?.visitors).toBe(counts?.conversations);
  expect(counts?.visitors).toBeGreaterThan(20);
});

test("files that are no whole backup are refused with a sentence, and leave the database as it is", async () => {
  const target = await newDatabase();
  const bytes = readFileSync(backup);
  const broken = path.join(folder, "broken.tar.gz");
  const refusalOf = async (content: Buffer) => {
    writeFileSync(broken, content);
    return restoreBackup(target, broken).then(
      () => "restored",
      (reason: Error) => reason.message,
    );
  };
  const wrong: [Buffer, RegExp][] = [
    [Buffer.from(""), /cut short or damaged/],
    [Buffer.from("insert into"), /is not a backup of Causerie\. Nothing/],
    [Buffer.concat([bytes, bytes]), /is damaged: it goes on after its end\. Nothing/],
  ];
  for (const [content, sentence] of wrong) expect(await refusalOf(content)).toMatch(sentence);
  const places = Array.from({ length: 25 }, (_, rank) => 10 + Math.floor(((bytes.length - 11) * rank) / 24));
  for (const place of [1, 5, ...places]) expect(await refusalOf(bytes.subarray(0, place)), `cut at ${place}`).toMatch(/(cut short or )?damaged.*Nothing was changed\.$/);
  for (const place of places) {
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8((flipped[place] ?? 0) ^ (1 << (place % 8)), place);
    expect(await refusalOf(flipped), `flipped at ${place}`).toMatch(/(cut short or )?damaged.*Nothing was changed\.$/);
  }
  await expect(restoreBackup(target, path.join(folder, "nowhere"))).rejects.toThrow(/^There is no file .*nowhere\. Nothing was changed\.$/);
  await expect(restoreBackup(target, folder)).rejects.toThrow(/cannot be read: .* Nothing was changed\.$/);
  expect(await contentsOf(target)).toMatchObject({ rows: 0, tables: {} });
});

test("a file whose parts were changed and packed anew is refused", async () => {
  const target = await newDatabase();
  const alter = async (name: string, change: (text: string) => string | undefined) => restoreBackup(target, await remade(name, change));
  const files: Record<string, (text: string) => string | undefined> = {
    "tables/Member/000000.copy": (text) => text.replace("alice", "alicE"),
    "tables/Mail/000001.copy": () => undefined,
    "tables/Post/000000.copy": (text) => `${text}${text}`,
    "summary.json": () => undefined,
  };
  for (const [name, change] of Object.entries(files)) await expect(alter(name, change), name).rejects.toThrow(/is damaged: .* Nothing was changed\.$/);
  await expect(alter("manifest.json", (text) => text.replace('"causerie-backup-1"', '"causerie-backup-2"'))).rejects.toThrow(/may be of a newer one\. Nothing was changed\.$/);
  await expect(alter("manifest.json", (text) => text.replace('"migrations": [', '"migrations": ["20990101000000_flying-cars", '))).rejects.toThrow(/is of a newer version of Causerie .*flying-cars.*update Causerie first\. Nothing/);
  expect(await contentsOf(target)).toMatchObject({ rows: 0, tables: {} });
});

test("a database that somebody uses is refused, and stays as it is", async () => {
  const target = await newDatabase({ migrated: true });
  await withClient(target, (client) => client.query(`insert into "Member" (name, "nameKey", email, "emailKey", "passwordHash") values ('Zoé', 'zoé', 'z', 'z', '')`));
  const before = await contentsOf(target);
  await expect(restoreBackup(target, backup)).rejects.toThrow("The database is not empty: there is something in Member. Restore into a new database. Nothing was changed.");
  expect(await contentsOf(target)).toEqual(before);
  const foreign = await newDatabase();
  await withClient(foreign, (client) => client.query("create table recipes (title text)"));
  await expect(restoreBackup(foreign, backup)).rejects.toThrow("The database is not empty: it has tables of something else (recipes). Nothing was changed.");
});

test("a database on which the site runs, or starts, is refused", async () => {
  const target = await newDatabase();
  const refused = () => expect(restoreBackup(target, backup)).rejects.toThrow("Causerie runs on this database: stop it first. Nothing was changed.");
  await withClient(target, refused, "causerie hub");
  await withClient(target, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('causerie-migrations'))");
    await refused();
  });
});

test("there is never a half backup under the name that was given, and no other is replaced unless told", async () => {
  const file = path.join(folder, "once.tar.gz");
  await withClient(source, async (client) => {
    await client.query(`begin; lock table "Visitor" in access exclusive mode`);
    const failed = expect(writeBackup(source, file)).rejects.toThrow(/terminat/i);
    const ended = () => rowsOf(source, "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'causerie backup' and wait_event_type = 'Lock' and datname = current_database()");
    await until(async () => (await ended()).length === 1);
    await failed;
  });
  expect([existsSync(file), existsSync(`${file}.partial`)]).toEqual([false, false]);
  writeFileSync(`${file}.partial`, "left by a kill -9");
  await writeBackup(source, file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(existsSync(`${file}.partial`)).toBe(false);
  writeFileSync(file, "older");
  await expect(writeBackup(source, file)).rejects.toThrow(`${file} is there already: choose another name, or add --overwrite.`);
  expect(readFileSync(file, "utf8")).toBe("older");
  await writeBackup(source, file, { overwrite: true });
  expect(statSync(file).size).toBeGreaterThan(10_000);
});

test("a limit of time for statements does not end a backup", async () => {
  const target = await newDatabase({ migrated: true });
  await withClient(target, async (client) => {
    await client.query(`alter database "${new URL(target).pathname.slice(1)}" set statement_timeout = '1s'`);
    await client.query(`begin; lock table "Visitor" in access exclusive mode`);
    const written = writeBackup(target, path.join(folder, "slow.tar.gz"));
    await until(async () => (await rowsOf(target, "select from pg_stat_activity where application_name = 'causerie backup' and wait_event_type = 'Lock' and datname = current_database()")).length === 1);
    await client.query("select pg_sleep(1.2)");
    await client.query("rollback");
    await expect(written).resolves.toMatchObject({ rows: 0 });
  });
});

test("a database without tables of ours is no backup", async () => {
  const target = await newDatabase();
  await expect(writeBackup(target, path.join(folder, "nothing.tar.gz"))).rejects.toThrow("There is nothing to back up");
  expect(existsSync(path.join(folder, "nothing.tar.gz"))).toBe(false);
});

/** The backup with one of its files changed, or taken out. */
async function remade(wanted: string, change: (text: string) => string | undefined): Promise<string> {
  const [file, packing, unpacking] = [path.join(folder, "remade.tar.gz"), pack(), extract()];
  const reading = pipeline(createReadStream(backup), createGunzip(), unpacking);
  const writing = pipeline(packing, createGzip(), createWriteStream(file));
  let met = false;
  for await (const entry of unpacking as AsyncIterable<Entry>) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk);
    const content = Buffer.concat(chunks);
    const hit = entry.header.name === wanted;
    const changed = hit ? change(content.toString()) : content;
    met ||= hit && changed !== content.toString();
    if (changed !== undefined) await new Promise((added) => packing.entry({ name: entry.header.name }, changed, added));
  }
  packing.finalize();
  await Promise.all([reading, writing]);
  expect(met).toBe(true);
  return file;
}
