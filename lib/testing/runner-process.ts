import { startRunner } from "@/lib/jobs/runner/runner";

const options = JSON.parse(process.env.TEST_RUNNER ?? "{}");
await startRunner({ ...options, lost: () => process.exit(1) });
process.stdout.write("running\n");
