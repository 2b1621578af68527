"use client";

import { useEffect } from "react";

/** Of whoever has signed out; what somebody wrote whose session only ended stays until they are back. */
export function ForgetDrafts({ member }: { member: number }) {
  useEffect(() => {
    void import("@/components/messages/draft-here").then(
      ({ forgetAllOf }) => forgetAllOf(member),
      () => {},
    );
  }, [member]);

  return null;
}
