import { readFileSync } from "node:fs";
import { PHASE_PRODUCTION_SERVER } from "next/constants.js";

// Referrer-Policy: other sites learn nothing, links with secrets included. Not no-referrer: it makes the origin of our own forms null.
// lib/server.ts says the same with every answer; here they are for files that a host serves by itself.
const protections = JSON.parse(readFileSync(new URL("lib/http/headers.json", import.meta.url), "utf8"));
const everywhere = Object.entries(protections).map(([key, value]) => ({ key, value }));

// The floors of npm run bench are routes that a production build does not have.
const routeFiles = ["tsx", "ts", ...(process.env.CAUSERIE_BENCH === "1" ? ["bench.tsx", "bench.ts"] : [])];

/** @type {import("next").NextConfig} */
const config = {
  pageExtensions: routeFiles,
  poweredByHeader: false,
  // Remote clients post with and without a trailing slash, and a redirect would lose what they post.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ["@node-rs/argon2", "nodemailer", "pg", "disposable-email-domains"],
  // For pictures; proxy.ts lets other forms have a megabyte, and what it reads is held no longer than that.
  experimental: { serverActions: { bodySizeLimit: "6mb" }, proxyClientMaxBodySize: "6mb" },
  // Nobody asks for pictures made to measure: strangers would fill the disk with them.
  images: { unoptimized: true },
  // A thread that starts by its path is not found by following imports.
  outputFileTracingIncludes: { "/**": ["./lib/auth/password-judge.mjs", "./node_modules/@zxcvbn-ts/*/dist/**/*.cjs", "./node_modules/@zxcvbn-ts/*/package.json", "./node_modules/fastest-levenshtein/**"] },
  devIndicators: false,
  turbopack: { root: import.meta.dirname },
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    { source: "/admin/outbox/:id/content.html", headers: [{ key: "X-Frame-Options", value: "SAMEORIGIN" }] },
  ],
};

// While the site runs it keeps what its configuration has loaded: a compiler for TypeScript and one of the plugin are 75 MB that nothing needs.
// Hence JavaScript, and the plugin only where something is built.
/** @param {string} phase */
export default async (phase) => (phase === PHASE_PRODUCTION_SERVER ? config : (await import("next-intl/plugin")).default("./lib/i18n/request.ts")(config));
