import "server-only";
import { createHash, createHmac, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** 64 hexadecimal digits: what the database keeps of a secret. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** For one purpose, so that a value made for one thing never passes for another. */
export function keyedHash(purpose: string, value: string): string {
  return createHmac("sha256", `${purpose}:${env.NEXTAUTH_SECRET}`).update(value).digest("hex");
}
