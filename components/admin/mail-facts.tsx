import { MailStateBadge } from "@/components/admin/mail-state-badge";
import { Fact, Facts } from "@/components/ui/facts";
import type { WholeMail } from "@/lib/email/queries";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";

export async function MailFacts({ mail }: { mail: WholeMail }) {
  const t = await getTranslations("admin.outbox");
  const format = await getFormatter();
  const moment = (at: Date) => format.dateTime(at, { dateStyle: "long", timeStyle: "medium" });
  return (
    <Facts>
      <Fact term={t("to")}>{mail.recipient}</Fact>
      {mail.sender && <Fact term={t("sender")}>{mail.sender}</Fact>}
      {mail.replyTo && <Fact term={t("replyTo")}>{mail.replyTo}</Fact>}
      <Fact term={t("written")}>{moment(mail.createdAt)}</Fact>
      <Fact term={t("state")}>
        <MailStateBadge mail={mail} /> {mail.attempts > 0 && t("attempts", { count: mail.attempts })}
      </Fact>
      {mail.failedAt && <Fact term={t("givenUp")}>{moment(mail.failedAt)}</Fact>}
      {mail.lastError && <Fact term={t("reason")}>{mail.lastError}</Fact>}
    </Facts>
  );
}
