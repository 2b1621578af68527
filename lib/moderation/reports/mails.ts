import "server-only";
import { type Recipient, sendLetter, wordsFor } from "@/lib/email/letter";
import type { Transaction } from "@/lib/transaction";

export async function mailReportAnswered(tx: Transaction, reporter: Recipient, { member, names, answer }: { member: string; names: number[]; answer: string }): Promise<void> {
  const { t, site } = await wordsFor(reporter);
  await sendLetter(tx, reporter, {
    kind: "report-answered",
    names,
    subject: t("reportAnswered.subject", { member, site }),
    text: t("reportAnswered.text", { member, site }),
    quote: answer,
  });
}
