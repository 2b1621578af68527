import type { ReactNode } from "react";

export function Section({ id, title, text, children }: { id: string; title: string; text: ReactNode; children?: ReactNode }) {
  return (
    <section id={id} className="grid scroll-mt-4 gap-3">
      <h2 className="text-xl font-semibold">{title}</h2>
      <p className="max-w-prose">{text}</p>
      {children}
    </section>
  );
}
