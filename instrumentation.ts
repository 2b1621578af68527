import type { Instrumentation } from "next";

export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { prepareServer } = await import("@/lib/server");
  prepareServer();
}

export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { noteDatabaseError } = await import("@/lib/db");
  noteDatabaseError(error);
  const path = request.path.split("?")[0]?.replace(/^\/visit\/.*/, "/visit/…");
  console.error(JSON.stringify({ level: "error", path, route: context.routePath, error: error instanceof Error ? `${error.name}: ${error.message.slice(0, 300)}` : "unknown" }));
};
