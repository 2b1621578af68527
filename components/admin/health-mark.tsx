import { Check, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export function HealthMark({ good, children }: { good: boolean; children: ReactNode }) {
  const Icon = good ? Check : TriangleAlert;
  return (
    <span className={`inline-flex items-center gap-1.5 rounded-full px-2 py-0.5 text-xs font-semibold ${good ? "bg-good-soft text-good" : "bg-danger-soft text-danger"}`}>
      <Icon aria-hidden="true" className="size-3.5" />
      {children}
    </span>
  );
}
