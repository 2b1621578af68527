type Work = () => unknown;

/** Works that are put off, each at most once at a time. */
export function createDelays() {
  const timers = new Map<Work, ReturnType<typeof setTimeout>>();

  function drop(work: Work): boolean {
    clearTimeout(timers.get(work));
    return timers.delete(work);
  }

  /** Does at once what was put off. */
  function hurry(work: Work): void {
    if (drop(work)) work();
  }

  function putOff(work: Work, wait: number): void {
    drop(work);
    timers.set(
      work,
      setTimeout(() => hurry(work), wait),
    );
  }

  return { putOff, hurry, drop, has: (work: Work) => timers.has(work) };
}
