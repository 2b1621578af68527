import "server-only";
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
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

/** Without telling by the time that it takes how much of a guess was right. */
export function verifyKeyedHash(purpose: string, value: string, given: string): boolean {
  const expected = Buffer.from(keyedHash(purpose, value));
  const guess = Buffer.from(given);
  return guess.length === expected.length && timingSafeEqual(guess, expected);
}
