import Link from "next/link";

type Filter = { href: string; words: string; current: boolean };

export function Filters({ label, filters }: { label: string; filters: Filter[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-1">
      {filters.map(({ href, words, current }) => (
        <Link
          key={href}
          href={href}
          aria-current={current ? "page" : undefined}
          className="inline-flex min-h-11 items-center rounded-lg px-3 text-sm font-semibold text-faint hover:bg-accent-soft hover:text-accent-strong aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-strong"
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}
