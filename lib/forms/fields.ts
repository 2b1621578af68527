import { z } from "zod/mini";

/** A UUID that the sender makes, so that sending twice makes one thing. Capitals make no other key. */
export const keySchema = z.pipe(
  z.uuid(),
  z.transform((key) => key.toLowerCase()),
);
