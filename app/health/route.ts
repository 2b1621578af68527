import { limits } from "@/lib/auth/limits";
import { publicHandler } from "@/lib/handler";
import { getKeptHealth } from "@/lib/health/queries";

export const dynamic = "force-dynamic";

export const GET = publicHandler(
  async () => {
    const health = await getKeptHealth();
    return Response.json(health, { status: health.database === "up" ? 200 : 503, headers: { "Cache-Control": "no-store" } });
  },
  { limit: limits.health },
);
