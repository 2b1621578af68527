import { readEnv } from "@/lib/env-schema";

/** Nobody else reads process.env. */
export const env = readEnv(process.env, process.env.NEXT_PHASE === "phase-production-build");

/** Whether this is the site's own process, rather than the worker, a script or a test. */
export const insideSite = process.env.NEXT_RUNTIME === "nodejs";

// next-auth reads its address for itself.
process.env.NEXTAUTH_URL = env.SITE_URL;
