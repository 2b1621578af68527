import type { ReactNode } from "react";
import { SettingsNavigation } from "@/components/members/settings-navigation";
import { currentActor } from "@/lib/auth/session";

/** Only the frame: each page asks who is there. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  if (!(await currentActor())) return children;
  return (
    <div className="mx-auto grid w-full max-w-prose grid-cols-[minmax(0,1fr)] gap-8">
      <SettingsNavigation />
      {children}
    </div>
  );
}
