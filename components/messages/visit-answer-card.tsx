import { getLocale } from "next-intl/server";
import { AnswerForm } from "@/components/messages/answer-form";
import { Card } from "@/components/ui/page";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { visitAnswerAction } from "@/lib/messages/visits/actions";
import type { Visit } from "@/lib/messages/visits/queries";

export async function VisitAnswerCard({ token, visit }: { token: string; visit: Visit }) {
  const t = await getTranslations("messages.visit");
  const { messages } = catalogues[await getLocale()];
  if (visit.recipient === null) return <p className="text-faint">{t("goneText")}</p>;
  return (
    <Card className="grid gap-4">
      <h2 className="text-lg font-semibold">{t("answerTitle")}</h2>
      <AnswerForm action={visitAnswerAction} hidden={{ token }} texts={{ body: t("answerBody"), submit: t("answerSubmit"), preview: messages.reply.preview }} problems={await formProblems()} formKey={crypto.randomUUID()} />
    </Card>
  );
}
