import "server-only";
import { type Recipient, sendLetter, wordsFor } from "@/lib/email/letter";
import type { Transaction } from "@/lib/transaction";

export async function mailActivation(tx: Transaction, recipient: Recipient, { token, hours }: { token: string; hours: number }): Promise<void> {
  const { t, site } = await wordsFor(recipient);
  await sendLetter(tx, recipient, {
    kind: "member-joined",
    unproved: true,
    subject: t("activation.subject", { site }),
    text: t("activation.text", { site, hours }),
    action: { label: t("activation.action"), path: `/activate?token=${token}` },
  });
}

export async function mailAlreadyJoined(tx: Transaction, member: Recipient): Promise<void> {
  const { t, site } = await wordsFor(member);
  await sendLetter(tx, member, {
    kind: "member-already-joined",
    subject: t("alreadyJoined.subject", { site }),
    text: t("alreadyJoined.text", { site, name: member.name }),
    action: { label: t("alreadyJoined.action"), path: "/sign-in" },
  });
}
