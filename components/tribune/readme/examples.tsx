import { PostBody } from "@/components/tribune/post-body";
import { exampleOf } from "@/lib/tribune/rendering/forms";

type Shown = { raw: string; words: string };

/** What may be typed, what the tribune makes of it, and what that means. */
export function Examples({ examples }: { examples: readonly Shown[] }) {
  return (
    <dl className="divide-y divide-line rounded-xl border border-line bg-surface">
      {examples.map((example) => (
        <Example key={example.raw} {...example} />
      ))}
    </dl>
  );
}

async function Example({ raw, words }: Shown) {
  return (
    <div className="grid gap-x-6 gap-y-1 px-4 py-3 wrap-anywhere sm:grid-cols-2">
      <dt className="font-mono text-sm text-faint">{raw}</dt>
      <dd className="grid content-start gap-1">
        <p className="font-mono text-sm">
          <PostBody html={await exampleOf(raw)} />
        </p>
        <p className="text-sm">{words}</p>
      </dd>
    </div>
  );
}
