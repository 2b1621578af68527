import "server-only";
import { sessionCookie } from "@/lib/auth/next-auth";
import { keptSeconds } from "@/lib/forms/kept/lifetime";

/** Holds the secret under which the database keeps what somebody typed. */
export const keptCookie = { name: "causerie.kept", options: { ...sessionCookie.options, maxAge: keptSeconds } };
