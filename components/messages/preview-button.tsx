"use client";

import { type MouseEvent, useCallback, useId, useState } from "react";
import { useFormContext } from "react-hook-form";
import { PreviewPane, type PreviewTexts } from "@/components/messages/preview-pane";
import { SubmitButton } from "@/components/ui/controls";
import { previewAction } from "@/lib/messages/previewing/actions";

const pause = 1000;

/** Shows beneath what the body of the form around it will look like, and goes on while it is written; without scripts the form brings it back. */
export function PreviewButton({ texts }: { texts: PreviewTexts }) {
  const { subscribe, getValues } = useFormContext();
  const id = useId();
  const [html, setHtml] = useState<string | null>(null);

  const render = useCallback(async () => {
    const outcome = await previewAction({ body: getValues("body") }).catch(() => null);
    return outcome?.ok ? outcome.value : null;
  }, [getValues]);

  const follow = useCallback(
    (pane: HTMLElement | null) => {
      if (!pane) return;
      let timer: ReturnType<typeof setTimeout>;
      const stop = subscribe({
        formState: { values: true },
        callback: () => {
          clearTimeout(timer);
          timer = setTimeout(async () => {
            const fresh = await render();
            setHtml((shown) => (shown === null ? null : (fresh ?? shown)));
          }, pause);
        },
      });
      return () => {
        stop();
        clearTimeout(timer);
      };
    },
    [subscribe, render],
  );

  async function toggle(event: MouseEvent) {
    event.preventDefault();
    setHtml(html === null ? await render() : null);
  }

  return (
    <>
      <SubmitButton look="secondary" name="preview" value="on" onClick={toggle} aria-expanded={html !== null} aria-controls={html === null ? undefined : id}>
        {html === null ? texts.show : texts.hide}
      </SubmitButton>
      {html !== null && <PreviewPane id={id} texts={texts} html={html} ref={follow} />}
    </>
  );
}
