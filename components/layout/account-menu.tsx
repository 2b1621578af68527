"use client";

import type { PointerEvent } from "react";
import { MemberAvatar } from "@/components/members/member-avatar";
import { Link } from "@/components/ui/link";
import { menuLine } from "@/components/ui/menu";

type Properties = {
  member: { name: string; avatarVersion: string | null };
  opensOnHover: boolean;
  words: Record<"account" | "profile" | "settings" | "signOut", string>;
};

/** A disclosure rather than a menu: it opens without a script, and its links stay links. */
export function AccountMenu({ member, opensOnHover, words }: Properties) {
  return (
    <details className="group relative" {...(opensOnHover && { onPointerEnter: open, onPointerLeave: close })}>
      <summary aria-label={words.account} className="grid size-11 place-items-center rounded-full">
        <MemberAvatar member={member} />
      </summary>
      <div className="absolute right-0 z-30 mt-1 w-60 rounded-xl border border-line bg-surface p-2 shadow-lg">
        <p className="truncate px-3 py-2 text-xs text-faint">{words.account}</p>
        <Link href={`/members/${encodeURIComponent(member.name)}`} className={menuLine}>
          {words.profile}
        </Link>
        <Link href="/settings" className={menuLine}>
          {words.settings}
        </Link>
        <Link href="/sign-out" className={menuLine}>
          {words.signOut}
        </Link>
      </div>
    </details>
  );
}

function open({ currentTarget, pointerType }: PointerEvent<HTMLDetailsElement>): void {
  if (pointerType === "mouse") currentTarget.open = true;
}

function close({ currentTarget, pointerType }: PointerEvent<HTMLDetailsElement>): void {
  if (pointerType === "mouse" && !currentTarget.contains(document.activeElement)) currentTarget.open = false;
}
