import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

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

const config: NextConfig = {
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

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
