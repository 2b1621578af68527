import { z } from "zod/mini";
import { kinds, longestPattern, targets } from "@/lib/tribune/filters/rule";

const target = z.enum(targets);
const kind = z.enum(kinds);
const visible = z.refine<string>((text) => text.trim() !== "" && !/[\p{Cc}\p{Cs}]/u.test(text), "control");

/** One to be added: blanks at either end count, as they do in a message. */
export const filterSchema = z.object({ target, kind, pattern: z.string().check(z.minLength(1), z.maxLength(longestPattern), visible) });

export const droppedFilterSchema = z.object({ target, kind, pattern: z.string().check(z.maxLength(longestPattern * 2)) });

export const filterSwitchSchema = z.object({ act: z.enum(["on", "off", "save", "load", "reset"]) });
