import type { ReactNode } from "react";

export function Rows({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="divide-y divide-line rounded-xl border border-line bg-surface">
      {children}
    </ul>
  );
}

const looks = { usual: "flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3", dense: "items-start gap-x-2 py-1 pl-4 pr-1" };

export function Row({ look = "usual", children }: { look?: keyof typeof looks; children: ReactNode }) {
  return <li className={`relative flex hover:bg-sunken has-[a:focus-visible]:bg-accent-soft ${looks[look]}`}>{children}</li>;
}
