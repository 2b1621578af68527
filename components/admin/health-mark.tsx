import { Check, TriangleAlert } from "lucide";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

export function HealthMark({ good, children }: { good: boolean; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1.5 rounded-full px-2 py-0.5 text-xs font-semibold ${good ? "bg-good-soft text-good" : "bg-danger-soft text-danger"}`}>
      <Icon icon={good ? Check : TriangleAlert} className="size-3.5" />
      {children}
    </span>
  );
}
