"use client";

import type { ReactNode } from "react";

export function HoverMenu({ className, children }: { className: string; children: ReactNode }) {
  return (
    <details
      className={className}
      onPointerEnter={({ currentTarget, pointerType }) => {
        if (pointerType === "mouse") currentTarget.open = true;
      }}
      onPointerLeave={({ currentTarget, pointerType }) => {
        if (pointerType === "mouse" && !currentTarget.contains(document.activeElement)) currentTarget.open = false;
      }}
    >
      {children}
    </details>
  );
}
