"use client";

import { useEffect } from "react";
import { useFormContext } from "react-hook-form";
import { withQuotation } from "@/lib/messages/quoting/append";

export function AskedQuotation({ text }: { text: string }) {
  const { getValues, setValue, setFocus } = useFormContext();

  useEffect(() => {
    setValue("body", withQuotation(getValues("body"), text), { shouldDirty: true });
    setFocus("body");
  }, [text, getValues, setValue, setFocus]);

  return null;
}
