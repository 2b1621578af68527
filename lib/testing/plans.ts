import { pool } from "@/lib/db";
import type { Asked } from "@/lib/testing/statements";

type Node = { "Node Type": string; "Relation Name"?: string; "Index Name"?: string; "Actual Rows": number; "Actual Loops": number; "Rows Removed by Filter"?: number; Plans?: Node[] };

const explain = "explain (analyze, timing off, format json)";

/** How the database went about a statement: how it came by rows and by which indexes, and how many rows it took up on the way. */
export type Plan = { scans: string[]; indexes: string[]; rows: number };

export async function planOf(asked: Asked): Promise<Plan> {
  return readPlan(await pool.query({ text: `${explain} ${asked.text}`, values: asked.values }));
}

/** Of a statement that is planned before its values are known, as prepared ones are after some times. */
export async function preparedPlanOf({ text, values }: Asked): Promise<Plan> {
  const client = await pool.connect();
  try {
    await client.query("set plan_cache_mode = force_generic_plan");
    await client.query(`prepare looked_at as ${text}`);
    const given = values.map((value) => client.escapeLiteral(value instanceof Date ? value.toISOString() : String(value)));
    return readPlan(await client.query(`${explain} execute looked_at(${given.join(", ")})`));
  } finally {
    client.release(true);
  }
}

function readPlan({ rows }: { rows: { "QUERY PLAN": { Plan: Node }[] }[] }): Plan {
  const nodes = rows[0]?.["QUERY PLAN"].flatMap(({ Plan }) => nodesOf(Plan)) ?? [];
  const tables = nodes.filter((node) => node["Relation Name"]);
  return {
    scans: tables.map((node) => `${node["Node Type"]} on ${node["Relation Name"]}`),
    indexes: nodes.flatMap((node) => node["Index Name"] ?? []),
    rows: Math.round(tables.reduce((sum, node) => sum + node["Actual Loops"] * (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)), 0)),
  };
}

function nodesOf(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
