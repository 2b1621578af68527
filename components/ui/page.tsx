import type { ReactNode } from "react";

type Properties = { title: string; lead?: ReactNode; actions?: ReactNode; width?: "prose" | "page"; children?: ReactNode };

export function Page({ title, lead, actions, width = "page", children }: Properties) {
  return (
    <div className={`mx-auto grid w-full gap-6 ${width === "prose" ? "max-w-prose" : "max-w-page"}`}>
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 gap-1.5">
          <h1 dir="auto" className="text-start text-2xl font-bold wrap-anywhere">
            {title}
          </h1>
          {lead && <div className="max-w-prose text-faint">{lead}</div>}
        </div>
        {actions}
      </header>
      {children}
    </div>
  );
}

export function Card({ id, className = "", children }: { id?: string; className?: string; children: ReactNode }) {
  return (
    <section id={id} className={`scroll-mt-4 rounded-xl border border-line bg-surface p-5 sm:p-6 ${className}`}>
      {children}
    </section>
  );
}

export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-3 rounded-xl border border-dashed border-edge px-6 py-12 text-center">
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="max-w-prose text-faint">{children}</div>}
      {action}
    </div>
  );
}
