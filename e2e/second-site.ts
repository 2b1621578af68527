import { spawn } from "node:child_process";
import { freePort } from "@/scripts/ports";
import { untilAnswers } from "@/scripts/processes";

/** Another process of the site, of the same build, by default on the same database. */
export async function startSecondSite(extra: Record<string, string> = {}): Promise<{ address: string; stop(): void }> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const site = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "--port", String(port)], { env: { ...process.env, PORT: String(port), SITE_URL: address, ...extra }, stdio: "ignore" });
  await untilAnswers(`${address}/health`);
  return { address, stop: () => site.kill("SIGKILL") };
}
