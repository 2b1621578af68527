/** What somebody said, as lib/tribune/markup/render-web.ts renders it, which escapes all that people type. */
export function PostBody({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: see above.
  return <bdi className="min-w-0 flex-1 whitespace-pre-wrap [&_.action]:italic [&_.pointer]:text-accent [&_a]:text-accent [&_a]:underline [&_code]:bg-sunken" dangerouslySetInnerHTML={{ __html: html }} />;
}
