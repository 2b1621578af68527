/** A moment as it is said to one reader: `at` for programs, `text` to be read, `title` in full. */
export type SaidMoment = { at: string; text: string; title: string };

export function Time({ moment: { at, text, title } }: { moment: SaidMoment }) {
  return (
    <time dateTime={at} title={title} className="whitespace-nowrap">
      {text}
    </time>
  );
}
