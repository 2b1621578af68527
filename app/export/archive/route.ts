import { limits } from "@/lib/auth/limits";
import { memberHandler } from "@/lib/handler";
import { getExport, readExport } from "@/lib/members/export/queries";

export const GET = memberHandler(
  async (viewer, request) => {
    const archive = await getExport(viewer, new URL(request.url).searchParams.get("token") ?? "");
    if ("refused" in archive) return new Response(null, { status: 404 });
    const pieces = readExport(viewer, archive.id);
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    });
    const name = `causerie-${viewer.name.replace(/[^\w-]+/g, "_")}.zip`;
    const headers = { "Content-Type": "application/zip", "Content-Disposition": `attachment; filename="${name}"`, "Cache-Control": "private, no-store" };
    return new Response(body, { headers });
  },
  { limit: limits.exportFetches },
);
