import { LinkedText } from "@/components/ui/linked-text";
import { Card } from "@/components/ui/page";
import type { WholeMail } from "@/lib/email/queries";
import { getTranslations } from "@/lib/i18n/texts";

export async function MailText({ mail }: { mail: WholeMail }) {
  const t = await getTranslations("admin.outbox");
  return (
    <>
      <Card className="grid gap-3">
        <h2 className="text-lg font-semibold">{t("text")}</h2>
        <LinkedText text={mail.text} />
      </Card>
      <section className="grid gap-3">
        <h2 className="text-lg font-semibold">{t("html")}</h2>
        <iframe title={t("frame")} src={`/admin/outbox/${mail.id}/content.html`} sandbox="allow-popups allow-popups-to-escape-sandbox" className="h-128 w-full rounded-xl border border-line" />
      </section>
    </>
  );
}
