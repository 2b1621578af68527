import type { Metadata } from "next";
import { MessageArticle } from "@/components/messages/message-article";
import { VisitAnswerCard } from "@/components/messages/visit-answer-card";
import { ActForm } from "@/components/ui/act-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, Page } from "@/components/ui/page";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { confirmVisitAction } from "@/lib/messages/visits/actions";
import { getVisit } from "@/lib/messages/visits/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("messages.visit"))("metaTitle"), robots: { index: false, follow: false } };
}

export default async function VisitPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const visit = await getVisit(token);
  if ("refused" in visit) return <RefusedVisit sentence={(await formProblems())[visit.refused]} />;
  const t = await getTranslations("messages.visit");
  const name = visit.recipient ?? t("gone");
  return (
    <Page title={t("title", { name })} lead={t("lead")} width="prose">
      {!visit.confirmed && visit.recipient && (
        <Card>
          <ActForm action={confirmVisitAction} hidden={{ token }} className="grid justify-items-start gap-4">
            <h2 className="text-lg font-semibold">{t("waitingTitle")}</h2>
            <p>{t("waiting", { name })}</p>
            <Button>{t("confirm")}</Button>
          </ActForm>
        </Card>
      )}
      <h2 className="text-xl font-semibold">{visit.subject}</h2>
      <ol aria-label={t("messages")} className="grid gap-4">
        {visit.messages.map((message) => (
          <li key={message.id}>
            <MessageArticle {...message} author={message.own ? t("you", { name: visit.visitorName }) : (message.author ?? t("gone"))} />
          </li>
        ))}
      </ol>
      {visit.confirmed && <VisitAnswerCard token={token} visit={visit} />}
    </Page>
  );
}

async function RefusedVisit({ sentence }: { sentence: string | undefined }) {
  const t = await getTranslations("messages");
  return (
    <Page title={t("visit.refusedTitle")} lead={sentence} width="prose">
      <p>{t("visit.refusedText")}</p>
      <div>
        <ButtonLink href="/members" look="secondary">
          {t("contacted.back")}
        </ButtonLink>
      </div>
    </Page>
  );
}
