import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Avatar } from "@/components/ui/avatar";

const line = "flex min-h-11 w-full cursor-pointer items-center rounded-lg px-3 text-sm hover:bg-accent-soft hover:text-accent-strong";

/** A disclosure rather than a menu: it opens without a script, and its links stay links. */
export async function AccountMenu({ name }: { name: string }) {
  const t = await getTranslations("common.nav");
  return (
    <details className="group relative">
      <summary aria-label={t("account", { name })} className="grid size-11 place-items-center rounded-full">
        <Avatar name={name} />
      </summary>
      <div className="absolute right-0 z-30 mt-1 w-60 rounded-xl border border-line bg-surface p-2 shadow-lg">
        <p className="truncate px-3 py-2 text-xs text-faint">{t("account", { name })}</p>
        <Link href={`/members/${encodeURIComponent(name)}`} className={line}>
          {t("profile")}
        </Link>
        <Link href="/settings" className={line}>
          {t("settings")}
        </Link>
        <Link href="/sign-out" className={line}>
          {t("signOut")}
        </Link>
      </div>
    </details>
  );
}
