"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import en from "@/lib/i18n/en/errors.json";
import fr from "@/lib/i18n/fr/errors.json";
import { busyDigest } from "@/lib/load/busy";

/** It cannot ask the server for its language, so it reads the document's. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const texts = typeof document !== "undefined" && document.documentElement.lang === "fr" ? fr : en;
  const { title, text } = error.digest === busyDigest ? texts.plain.busy : { title: texts.errorTitle, text: texts.errorText };
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="mx-auto grid w-full max-w-prose justify-items-start gap-6">
      <h1 ref={heading} tabIndex={-1} className="text-2xl font-bold outline-none">
        {title}
      </h1>
      <p className="text-faint">{text}</p>
      <Button onClick={reset}>{texts.retry}</Button>
    </div>
  );
}
