import { strFromU8, unzipSync } from "fflate";
import { db } from "@/lib/db";
import { makeExport, requestExport } from "@/lib/members/export/commands";
import { exportParts } from "@/lib/site";
import type { TestMember } from "@/lib/testing/members";
import { mailsTo } from "@/lib/testing/outbox";

export async function createExport(member: TestMember): Promise<{ id: number; token: string }> {
  await requestExport(member.actor);
  const { id } = await db.dataExport.findFirstOrThrow({ where: { memberId: member.id }, orderBy: { id: "desc" }, select: { id: true } });
  await makeExport(id, exportParts);
  const mail = (await mailsTo(member.email)).findLast(({ kind }) => kind === "export-ready");
  return { id, token: new URL(mail?.links[0] ?? "").searchParams.get("token") ?? "" };
}

export function unpack(archive: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(archive)).map(([path, bytes]) => [path, strFromU8(bytes, path.includes("picture"))]));
}
