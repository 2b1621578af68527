"use client";

import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useContext } from "react";

type Kept = { path: string; fields: Record<string, string> };
type Reader = { mark: string; kept: Kept | null };

const Reading = createContext<Reader>({ mark: "", kept: null });

/** Tells all forms within for whom the page was made, by a mark that is empty for visitors, and what was typed before the session ended. */
export function MadeFor({ children, ...reader }: Reader & { children: ReactNode }) {
  return <Reading value={reader}>{children}</Reading>;
}

/** What goes along with whatever is sent in the reader's name. */
export function useMadeFor(): Record<string, string> {
  const { mark } = useContext(Reading);
  return mark ? { madeFor: mark } : {};
}

export function MadeForField() {
  const { madeFor } = useMadeFor();
  return madeFor && <input type="hidden" name="madeFor" value={madeFor} />;
}

/** What was typed into a form of these fields and this purpose on this page. */
export function useKept(values: Record<string, string | boolean>, hidden: Record<string, string>): Record<string, string> | null {
  const { kept } = useContext(Reading);
  const pathname = usePathname();
  if (!kept || kept.path.split("?")[0] !== pathname) return null;
  const texts = Object.keys(values).filter((name) => typeof values[name] === "string" && !/password|secret/i.test(name));
  const purpose = Object.keys(hidden).filter((name) => !/^[\da-f-]{36}$/.test(hidden[name] ?? ""));
  const fits = texts.every((name) => name in kept.fields) && purpose.every((name) => kept.fields[name] === hidden[name]);
  return fits && texts.length > 0 ? Object.fromEntries(texts.map((name) => [name, kept.fields[name] ?? ""])) : null;
}
