import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import type { ShownSanction } from "@/lib/members/profile/queries";

export async function SanctionBadge({ sanction: { kind, until } }: { sanction: ShownSanction }) {
  const t = await getTranslations("members.profile");
  const format = await getFormatter();
  return <span className="rounded-full bg-danger-soft px-2 py-0.5 text-xs font-semibold text-danger">{until ? t(kind, { date: format.dateTime(until, { dateStyle: "medium" }) }) : t(`${kind}ForGood`)}</span>;
}
