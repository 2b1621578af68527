"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { MadeForField } from "@/components/ui/made-for";
import { lookAtEmailAction } from "@/lib/members/roster/actions";

export function EmailLook({ memberId, ask, found }: { memberId: number; ask: string; found: string }) {
  const [state, look] = useActionState(lookAtEmailAction, null);
  return (
    <form action={look} className="grid justify-items-start gap-3">
      <output className="wrap-anywhere">{state?.ok ? found.replace("{email}", state.value.email) : state?.message}</output>
      {!state?.ok && (
        <>
          <MadeForField />
          <input type="hidden" name="memberId" value={memberId} />
          <Button look="secondary">{ask}</Button>
        </>
      )}
    </form>
  );
}
