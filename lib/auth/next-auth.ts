import "server-only";
import type { NextAuthOptions } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import { findSession } from "@/lib/auth/sessions";
import { noteDatabaseError } from "@/lib/db";
import { ownCookie, secure } from "@/lib/http/cookie";
import { keyedHash } from "@/lib/security/secrets";

export const sessionCookie = {
  name: `${secure ? "__Secure-" : ""}next-auth.session-token`,
  options: { ...ownCookie, httpOnly: true } as const,
};

declare module "next-auth" {
  interface Session {
    member: NonNullable<Awaited<ReturnType<typeof findSession>>>;
  }
}

// Signing in is our own server action, which writes the row and sets the cookie (docs/decisions/004-sessions.md):
// next-auth reads them, and needs of an adapter only what reading takes.
function adapterTelling(failed: (reason: unknown) => void): Adapter {
  return {
    async getSessionAndUser(sessionToken) {
      const found = await findSession(sessionToken).catch(failed);
      if (!found) return null;
      const user = { id: String(found.memberId), email: "", emailVerified: null, found };
      return { session: { sessionToken, userId: user.id, expires: found.expiresAt }, user };
    },
    async updateSession() {
      return null;
    },
    async deleteSession() {},
  };
}

const options: Omit<NextAuthOptions, "adapter"> = {
  providers: [],
  secret: keyedHash("next-auth", "options"),
  session: { strategy: "database", maxAge: 400 * 24 * 3600, updateAge: 400 * 24 * 3600 },
  useSecureCookies: secure,
  cookies: { sessionToken: sessionCookie },
  pages: { signIn: "/sign-in", signOut: "/sign-out", error: "/sign-in" },
  callbacks: {
    session({ session, user }) {
      return { ...session, member: (user as unknown as { found: typeof session.member }).found };
    },
  },
};

/** Next-auth takes a session that cannot be read for none, which would sign everybody out while the database is away: what kept it from reading is thrown instead. */
export async function readSession<T>(read: (options: NextAuthOptions) => Promise<T>): Promise<T> {
  const failures: unknown[] = [];
  const session = await read({ ...options, adapter: adapterTelling((reason) => void failures.push(reason)) });
  if (failures.length === 0) return session;
  noteDatabaseError(failures[0]);
  throw failures[0];
}
