import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { databaseIn, query } from "@/lib/testing/cluster";
import { migrationsFolder } from "./migrations";

// A site with members, before names were kept for who had them.
const name = `causerie_names_${randomBytes(6).toString("hex")}`;
const client = new Client({ connectionString: databaseIn(inject("clusterUrl"), name) });
const wanted = "_names-that-stay";
const folders = readdirSync(migrationsFolder)
  .filter((each) => /^\d/.test(each))
  .sort();
const sqlOf = (folder: string) => readFileSync(path.join(migrationsFolder, folder, "migration.sql"), "utf8");
const rowsOf = async (sql: string) => (await client.query(sql)).rows;

beforeAll(async () => {
  await query(inject("clusterUrl"), `create database ${name}`);
  await client.connect();
  for (const folder of folders.slice(
    0,
    folders.findIndex((each) => each.endsWith(wanted)),
  ))
    await client.query(sqlOf(folder));
  await client.query(`
    insert into "Member" (id, name, "nameKey", email, "emailKey", "passwordHash", skeleton, "leftAt") values
      (1, 'd’Artagnan', 'd’artagnan', 'a@a.example', 'a@a.example', '', 'a', null),
      (2, 'D''Artagnan', 'd''artagnan', 'b@a.example', 'b@a.example', '', 'b', null),
      (3, 'Jean–Luc', 'jean–luc', 'c@a.example', 'c@a.example', '', 'c', null),
      (4, 'zoé', 'zoé', 'd@a.example', 'd@a.example', '', 'd', null),
      (5, ':5', ':FORMER:5', ':FORMER:5', ':FORMER:5', '', null, now());
    insert into "NameChange" ("memberId", "from", "to") values (4, 'ÉLAN  d’Été', 'zoé');
    insert into "FormerAccount" (id, "nameHash", "emailHash", "forgetAt") values (7, repeat('a', 64), repeat('b', 64), now());
    insert into "Sanction" (kind, "formerAccountId", reason) values ('BAN', 7, 'Spam')`);
  await client.query(sqlOf(folders.find((each) => each.endsWith(wanted)) as string));
});

afterAll(async () => {
  await client.end();
  await query(inject("clusterUrl"), `drop database ${name} with (force)`);
});

test("the keys of names that were there follow the rule, and of two that become one the later member gets a number", async () => {
  expect(await rowsOf('select id, name, "nameKey" from "Member" order by id')).toEqual([
    { id: 1, name: "d’Artagnan 1", nameKey: "d'artagnan 1" },
    { id: 2, name: "D'Artagnan", nameKey: "d'artagnan" },
    { id: 3, name: "Jean–Luc", nameKey: "jean-luc" },
    { id: 4, name: "zoé", nameKey: "zoé" },
    { id: 5, name: ":5", nameKey: ":FORMER:5" },
  ]);
  expect(await rowsOf('select "fromKey" from "NameChange"')).toEqual([{ fromKey: "élan d'été" }]);
});

test("what the names changed is told to who follows them", async () => {
  const events = await rowsOf('select name, data from "PendingEvent" order by name, data');
  expect(events).toEqual([
    { name: "members/member.renamed", data: { memberId: 1 } },
    { name: "members/member.renamed", data: { memberId: 3 } },
    { name: "members/names.outdated", data: {} },
  ]);
});

test("who was remembered still is, with their sanctions", async () => {
  expect(await rowsOf('select "formerAccountId", left(hash, 1) as hash from "KnownAs" order by hash')).toEqual([
    { formerAccountId: 7, hash: "a" },
    { formerAccountId: 7, hash: "b" },
  ]);
  expect(await rowsOf('select "formerAccountId" from "Sanction"')).toEqual([{ formerAccountId: 7 }]);
});
