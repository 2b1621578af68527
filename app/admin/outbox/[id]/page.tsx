import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MailFacts } from "@/components/admin/mail-facts";
import { LinkedText } from "@/components/ui/linked-text";
import { Card, Page } from "@/components/ui/page";
import { requireRole } from "@/lib/auth/session";
import { openMail } from "@/lib/email/commands";
import { rowId } from "@/lib/keyset";

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
      <Card className="grid gap-3">
        <h2 className="text-lg font-semibold">{t("text")}</h2>
        <LinkedText text={mail.text} />
      </Card>
      <section className="grid gap-3">
        <h2 className="text-lg font-semibold">{t("html")}</h2>
        <iframe title={t("frame")} src={`/admin/outbox/${mail.id}/content.html`} sandbox="allow-popups allow-popups-to-escape-sandbox" className="h-128 w-full rounded-xl border border-line" />
      </section>
      <Link href="/admin/outbox" className="inline-flex min-h-11 items-center font-semibold text-accent underline">
        {t("back")}
      </Link>
    </Page>
  );
}
