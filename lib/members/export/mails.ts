import "server-only";
import { type Recipient, sendLetter, wordsFor } from "@/lib/email/letter";
import { translator } from "@/lib/i18n/translator";
import { momentIn } from "@/lib/members/export/markdown";
import type { Exported } from "@/lib/members/export/part";
import type { Transaction } from "@/lib/transaction";

export async function mailExportReady(tx: Transaction, member: Exported & Recipient, { token, expiresAt }: { token: string; expiresAt: Date }): Promise<void> {
  const t = translator(member.locale, "export");
  const { site } = await wordsFor(member);
  await sendLetter(tx, member, {
    kind: "export-ready",
    subject: t("mail.subject", { site }),
    text: t("mail.text", { site, until: momentIn(member)(expiresAt) }),
    action: { label: t("mail.action"), path: `/export?token=${token}` },
    closing: t("mail.ignore"),
  });
}
