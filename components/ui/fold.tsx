"use client";

import { type ReactNode, useState } from "react";

/** A disclosure that is open or closed as it was first shown or as the reader left it, whatever the page says when it is brought up to date. */
export function Fold({ open, className, children }: { open: boolean; className?: string; children: ReactNode }) {
  const [initially] = useState(open);
  return (
    <details open={initially} className={className}>
      {children}
    </details>
  );
}
