import { pool } from "@/lib/db";
import type { Asked } from "@/lib/testing/statements";

type Node = { "Node Type": string; "Relation Name"?: string; "Index Name"?: string; "Actual Rows": number; "Actual Loops": number; "Rows Removed by Filter"?: number; Plans?: Node[] };

/** How the database went about a statement: how it came by rows and by which indexes, and how many rows it took up on the way. */
export type Plan = { scans: string[]; indexes: string[]; rows: number };

export async function planOf({ text, values }: Asked): Promise<Plan> {
  const { rows } = await pool.query({ text: `explain (analyze, timing off, format json) ${text}`, values });
  const nodes = nodesOf(rows[0]["QUERY PLAN"][0].Plan);
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
