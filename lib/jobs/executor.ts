import { env } from "@/lib/env";

/** Only for being told; nothing else depends on it. */
export const executor: "runner" | "inngest" = env.RUNNER_PORT === undefined ? "inngest" : "runner";

/** The heart that beats whenever the executor shows that it works: every second, or with Inngest each time that it runs a schedule. */
export const executorHeart = "executor";
export const missedAfter = executor === "runner" ? 30_000 : 11 * 60_000;
