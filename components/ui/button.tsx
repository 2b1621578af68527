import type { ComponentProps } from "react";
import { Link } from "@/components/ui/link";

type Look = "primary" | "secondary" | "quiet" | "danger";

const shape = "inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-lg px-4 text-sm font-semibold transition-colors disabled:cursor-default disabled:opacity-60";
const looks: Record<Look, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border border-edge bg-surface text-ink hover:border-accent hover:text-accent",
  quiet: "text-accent hover:bg-accent-soft",
  danger: "border border-danger bg-surface text-danger hover:bg-danger-soft",
};

export function Button({ look = "primary", className = "", ...rest }: ComponentProps<"button"> & { look?: Look }) {
  return <button className={`${shape} ${looks[look]} ${className}`} {...rest} />;
}

export function ButtonLink({ look = "primary", className = "", ...rest }: ComponentProps<typeof Link> & { look?: Look }) {
  return <Link className={`${shape} ${looks[look]} ${className}`} {...rest} />;
}
