import Link from "next/link";
import { HoverMenu } from "@/components/layout/hover-menu";
import { MemberAvatar } from "@/components/members/member-avatar";
import { menuLine } from "@/components/ui/menu";
import type { Actor } from "@/lib/auth/actor";
import { getTranslations } from "@/lib/i18n/texts";

/** A disclosure rather than a menu: it opens without a script, and its links stay links. */
export async function AccountMenu({ actor }: { actor: Actor }) {
  const { name, menusOnHover } = actor;
  const t = await getTranslations("common.nav");
  const Disclosure = menusOnHover ? HoverMenu : "details";
  return (
    <Disclosure className="group relative">
      <summary aria-label={t("account", { name })} className="grid size-11 place-items-center rounded-full">
        <MemberAvatar member={actor} />
      </summary>
      <div className="absolute right-0 z-30 mt-1 w-60 rounded-xl border border-line bg-surface p-2 shadow-lg">
        <p className="truncate px-3 py-2 text-xs text-faint">{t("account", { name })}</p>
        <Link href={`/members/${encodeURIComponent(name)}`} className={menuLine}>
          {t("profile")}
        </Link>
        <Link href="/settings" className={menuLine}>
          {t("settings")}
        </Link>
        <Link href="/sign-out" className={menuLine}>
          {t("signOut")}
        </Link>
      </div>
    </Disclosure>
  );
}
