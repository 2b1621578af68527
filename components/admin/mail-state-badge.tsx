import { type MailState, mailState } from "@/lib/email/state";
import { getTranslations } from "@/lib/i18n/texts";

const looks: Record<MailState, string> = {
  kept: "bg-sunken text-ink",
  waiting: "bg-accent-soft text-accent-strong",
  handedOver: "bg-good-soft text-good",
  failed: "bg-danger-soft text-danger",
};

export async function MailStateBadge({ mail }: { mail: Parameters<typeof mailState>[0] }) {
  const state = mailState(mail);
  const t = await getTranslations("admin.outbox.states");
  return <span className={`rounded-full px-2 py-0.5 text-xs font-semibold ${looks[state]}`}>{t(state)}</span>;
}
