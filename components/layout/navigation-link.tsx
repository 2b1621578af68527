"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

export function NavigationLink({ href, under, children }: { href: string; under?: string; children: ReactNode }) {
  const path = usePathname();
  const here = path === (under ?? href) || path.startsWith(`${under}/`);
  return (
    <Link
      href={href}
      aria-current={here ? "page" : undefined}
      className="flex min-h-11 shrink-0 items-center border-b-2 border-transparent px-2 text-sm font-semibold whitespace-nowrap text-faint hover:text-accent aria-[current=page]:border-accent aria-[current=page]:text-accent sm:min-h-14 sm:px-3"
    >
      {children}
    </Link>
  );
}
