import type { Metadata } from "next";
import { MailFacts } from "@/components/admin/mail-facts";
import { MailText } from "@/components/admin/mail-text";
import { Link } from "@/components/ui/link";
import { Card, EmptyState, Page } from "@/components/ui/page";
import { requireRole } from "@/lib/auth/session";
import { openMail } from "@/lib/email/commands";
import { isTextGone } from "@/lib/email/state";
import { notFound } from "@/lib/http/not-found";
import { getTranslations } from "@/lib/i18n/texts";
import { rowId } from "@/lib/keyset";
import { getSetting } from "@/lib/settings/queries";

type Properties = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.outbox"))("title") };
}

export default async function MailPage({ params }: Properties) {
  const viewer = await requireRole("ADMINISTRATOR");
  const id = rowId((await params).id);
  const mail = id && (await openMail(viewer, id));
  if (!mail) notFound();
  const t = await getTranslations("admin.outbox");
  return (
    <Page title={mail.subject} width="prose">
      <Card>
        <MailFacts mail={mail} />
      </Card>
      {mail.withheld && <EmptyState title={t("withheld")}>{t("withheldText")}</EmptyState>}
      {!mail.withheld && isTextGone(mail) && <EmptyState title={t("gone")}>{t("goneText", { days: await getSetting("mail.keepTextDays") })}</EmptyState>}
      {!isTextGone(mail) && <MailText mail={mail} />}
      <Link href="/admin/outbox" className="inline-flex min-h-11 items-center font-semibold text-accent underline">
        {t("back")}
      </Link>
    </Page>
  );
}
