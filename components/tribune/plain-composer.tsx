"use client";

import { useRouter } from "next/navigation";
import { Composer, type ComposerProperties } from "@/components/tribune/composer";

/** On a board that does not follow by itself, one's own post comes with the next look at it. */
export function PlainComposer(properties: Omit<ComposerProperties, "onPosted">) {
  const { refresh } = useRouter();
  return <Composer {...properties} onPosted={refresh} />;
}
