import type { Metadata } from "next";
import { MessageArticle } from "@/components/messages/message-article";
import { VisitAnswerCard } from "@/components/messages/visit-answer-card";
import { ActForm } from "@/components/ui/act-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, Page } from "@/components/ui/page";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { rowId } from "@/lib/keyset";
import { confirmVisitAction } from "@/lib/messages/visits/actions";
import { getVisit } from "@/lib/messages/visits/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("messages.visit"))("metaTitle"), robots: { index: false, follow: false } };
}

type Properties = { params: Promise<{ token: string }>; searchParams: Promise<{ before?: string | string[] }> };

export default async function VisitPage({ params, searchParams }: Properties) {
  const { token } = await params;
  const { before } = await searchParams;
  const edge = typeof before === "string" ? rowId(before) : null;
  const visit = await getVisit(token, edge ?? undefined);
  if ("refused" in visit) return <RefusedVisit sentence={(await formProblems())[visit.refused]} />;
  const t = await getTranslations("messages.visit");
  const conversation = await getTranslations("messages.conversation");
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
      {visit.earlier !== null && (
        <ButtonLink href={`/visit/${encodeURIComponent(token)}?before=${visit.earlier}`} look="secondary">
          {conversation("earlier")}
        </ButtonLink>
      )}
      <ol aria-label={t("messages")} className="grid gap-4">
        {visit.messages.map((message) => (
          <li key={message.id}>
            <MessageArticle {...message} author={message.own ? t("you", { name: visit.visitorName }) : (message.author ?? t("gone"))} />
          </li>
        ))}
      </ol>
      {edge !== null && (
        <ButtonLink href={`/visit/${encodeURIComponent(token)}`} look="secondary">
          {conversation("latest")}
        </ButtonLink>
      )}
      {visit.confirmed && edge === null && <VisitAnswerCard token={token} visit={visit} />}
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
