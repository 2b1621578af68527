import { readEnv } from "@/lib/env-schema";

/** The environment, parsed once: nobody else reads process.env. */
export const env = readEnv(process.env, process.env.NEXT_PHASE === "phase-production-build");
