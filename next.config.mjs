import { PHASE_PRODUCTION_SERVER } from "next/constants.js";

const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  // Other sites learn nothing, links with secrets included. Not no-referrer: it makes the origin of our own forms null.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
];

// The floors of npm run bench are routes that a production build does not have.
const routeFiles = ["tsx", "ts", ...(process.env.CAUSERIE_BENCH === "1" ? ["bench.tsx", "bench.ts"] : [])];

/** @type {import("next").NextConfig} */
const config = {
  pageExtensions: routeFiles,
  poweredByHeader: false,
  // Remote clients post with and without a trailing slash, and a redirect would lose what they post.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ["@node-rs/argon2", "nodemailer", "pg", "@zxcvbn-ts/language-common", "@zxcvbn-ts/language-en", "@zxcvbn-ts/language-fr", "disposable-email-domains"],
  // For pictures; proxy.ts lets other forms have a megabyte.
  experimental: { serverActions: { bodySizeLimit: "6mb" } },
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
