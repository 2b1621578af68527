import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

export default defineConfig({
  resolve: { alias: { "@": root, "server-only": path.join(root, "scripts/server-only.ts") } },
  test: {
    include: ["lib/**/*.test.ts", "lib/**/*.test.tsx", "scripts/**/*.test.ts"],
    globalSetup: "lib/testing/cluster.ts",
    setupFiles: "lib/testing/setup.ts",
    // Tests wait for the database much of the time: one fewer worker than processors, the default, leaves a small machine idle.
    maxWorkers: 2,
    retry: process.env.CI ? 1 : 0,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    server: { deps: { inline: [/next-intl/] } },
  },
});
