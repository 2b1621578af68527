import { env } from "@/lib/env";

/** Over HTTPS no cookie of ours travels without it. */
export const secure = env.SITE_URL.startsWith("https:");

/** What every cookie of the site has in common. Other sites cannot send it along with a form. */
export const ownCookie = { path: "/", sameSite: "lax", secure } as const;

/** A choice that a visitor made, for as long as browsers keep anything. */
export const choiceKept = { ...ownCookie, maxAge: 400 * 24 * 3600 } as const;
