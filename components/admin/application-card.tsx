import { DeclineForm } from "@/components/admin/decline-form";
import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import type { Problems } from "@/components/ui/form";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import { acceptApplicationAction } from "@/lib/members/approvals/actions";
import type { Application } from "@/lib/members/approvals/queries";

export async function ApplicationCard({ application: { id, name, provider, application, provedAt }, problems }: { application: Application; problems: Problems }) {
  const t = await getTranslations("admin.approvals");
  const format = await getFormatter();
  return (
    <li className="grid gap-4 rounded-xl border border-line bg-surface p-5">
      <div className="grid gap-1">
        <h2 className="text-lg font-semibold wrap-anywhere">{name}</h2>
        <p className="flex flex-wrap gap-x-4 text-sm text-faint">
          <span>{t("since", { date: format.dateTime(provedAt, { dateStyle: "medium", timeStyle: "short" }) })}</span>
          <span className="wrap-anywhere">{t("provider", { provider })}</span>
        </p>
      </div>
      <p dir="auto" className="max-w-prose whitespace-pre-wrap wrap-anywhere">
        {application ?? t("nothing")}
      </p>
      <ActForm action={acceptApplicationAction} hidden={{ requestId: id }}>
        <Button aria-label={t("acceptNamed", { name })}>{t("accept")}</Button>
      </ActForm>
      <details className="border-t border-line pt-3">
        <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-accent" aria-label={t("declineTitleNamed", { name })}>
          {t("declineTitle")}
        </summary>
        <DeclineForm requestId={id} problems={problems} texts={{ reason: t("reason"), hint: t("reasonHint"), submit: t("decline"), submitNamed: t("declineNamed", { name }) }} />
      </details>
    </li>
  );
}
