import "server-only";
import { createHash, createHmac, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

/** 256 random bits, fit for a link or a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a secret: 64 hexadecimal digits. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** A keyed hash for one purpose, so that a value made for one thing never passes for another. */
export function keyedHash(purpose: string, value: string): string {
  return createHmac("sha256", `${purpose}:${env.NEXTAUTH_SECRET}`).update(value).digest("hex");
}
