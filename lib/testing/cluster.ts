import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { openCluster } from "../../scripts/database/cluster";
import { applyMigrations } from "../../scripts/database/migrations";

declare module "vitest" {
  interface ProvidedContext {
    clusterUrl: string;
    template: string;
  }
}

export default async function setUp(project: TestProject) {
  const given = process.env.DATABASE_URL;
  const cluster = given ? undefined : await openCluster(".data/tests", { durable: false });
  const clusterUrl = given ?? (cluster as NonNullable<typeof cluster>).urlOf("postgres");
  const template = `causerie_template_${process.pid}`;
  await query(clusterUrl, `create database ${template}`);
  await applyMigrations(databaseIn(clusterUrl, template));
  project.provide("clusterUrl", clusterUrl);
  project.provide("template", template);
  return async () => {
    await query(clusterUrl, `drop database ${template} with (force)`);
    await cluster?.stop();
  };
}

export function databaseIn(clusterUrl: string, name: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function query(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
