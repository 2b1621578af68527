import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
];

const config: NextConfig = {
  poweredByHeader: false,
  // Remote clients post with and without a trailing slash, and a redirect would lose what they post.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ["@node-rs/argon2", "nodemailer", "pg"],
  devIndicators: false,
  turbopack: { root: import.meta.dirname },
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    { source: "/visit/:path*", headers: [{ key: "Referrer-Policy", value: "no-referrer" }] },
    { source: "/activate", headers: [{ key: "Referrer-Policy", value: "no-referrer" }] },
  ],
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
