"use client";

import { useRouter } from "next/navigation";
import { Composer, type ComposerProperties } from "@/components/tribune/composer";

export function PlainComposer(properties: Omit<ComposerProperties, "onPosted">) {
  const { refresh } = useRouter();
  return <Composer {...properties} onPosted={refresh} />;
}
