"use client";

import { useEffect, useState } from "react";

const step = 10_000;

/** Goes on from the time that a page was made at, whatever the reader's own clock says. */
export function useShownTime(start: number): number {
  const [time, setTime] = useState(start);

  useEffect(() => {
    const begun = performance.now();
    const timer = setInterval(() => setTime(start + performance.now() - begun), step);
    return () => clearInterval(timer);
  }, [start]);

  return Math.max(start, time);
}
