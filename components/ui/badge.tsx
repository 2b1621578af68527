import type { ReactNode } from "react";

const tones = { plain: "bg-sunken text-ink ring-1 ring-line", accent: "bg-accent text-on-accent" } as const;

export function Badge({ tone = "plain", children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return <span className={`shrink-0 rounded-full px-2 py-0.5 text-xs font-semibold ${tones[tone]}`}>{children}</span>;
}
