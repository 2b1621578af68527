import "server-only";
import { type Recipient, sendLetter, wordsFor } from "@/lib/email/letter";
import type { Transaction } from "@/lib/transaction";

export async function mailAccepted(tx: Transaction, recipient: Recipient): Promise<void> {
  const { t, site } = await wordsFor(recipient);
  await sendLetter(tx, recipient, {
    kind: "request-accepted",
    subject: t("approval.acceptedSubject", { site }),
    text: t("approval.accepted", { site }),
    action: { label: t("approval.signIn"), path: "/sign-in" },
  });
}

export async function mailOtherName(tx: Transaction, recipient: Recipient, { token, hours }: { token: string; hours: number }): Promise<void> {
  const { t, site } = await wordsFor(recipient);
  await sendLetter(tx, recipient, {
    kind: "request-accepted",
    subject: t("approval.acceptedSubject", { site }),
    text: t("approval.otherName", { site, name: recipient.name, hours }),
    action: { label: t("approval.chooseName"), path: `/activate?token=${token}` },
  });
}

export async function mailDeclined(tx: Transaction, recipient: Recipient, reason: string): Promise<void> {
  const { t, site } = await wordsFor(recipient);
  await sendLetter(tx, recipient, { kind: "request-declined", subject: t("approval.declinedSubject", { site }), text: t("approval.declined", { site }), quote: reason });
}
