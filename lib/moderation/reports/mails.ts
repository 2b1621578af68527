import "server-only";
import type { Transaction } from "@/lib/db";
import { type Recipient, sendLetter, wordsFor } from "@/lib/email/letter";

export async function mailReportAnswered(tx: Transaction, reporter: Recipient, { member, answer }: { member: string; answer: string }): Promise<void> {
  const { t, site } = await wordsFor(reporter);
  await sendLetter(tx, reporter, {
    kind: "report-answered",
    subject: t("reportAnswered.subject", { member, site }),
    text: t("reportAnswered.text", { member, site }),
    quote: answer,
  });
}
