import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { ConversationActs } from "@/components/messages/conversation-acts";
import { MarkRead } from "@/components/messages/mark-read";
import { MessageArticle } from "@/components/messages/message-article";
import { PersonName } from "@/components/messages/person-name";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { rowId } from "@/lib/keyset";
import { folderFrom, folderPath } from "@/lib/messages/folder";
import { getMessage } from "@/lib/messages/queries";

type Properties = { params: Promise<{ message: string }>; searchParams: Promise<{ from?: string | string[] }> };

const open = cache(async (segment: string) => {
  const actor = await requireMember(`/messages/m/${encodeURIComponent(segment)}`);
  const id = rowId(segment);
  return id ? getMessage(actor, id) : null;
});

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  return { title: (await open((await params).message))?.subject };
}

export default async function MessagePage({ params, searchParams }: Properties) {
  const found = await open((await params).message);
  const message = found?.messages[0];
  if (!found || !message) notFound();
  const t = await getTranslations("messages");
  const folder = folderFrom((await searchParams).from) ?? "INBOX";
  const back = `${folderPath(folder)}?by=message`;
  return (
    <Page title={found.subject} width="prose">
      {found.unread > 0 && <MarkRead message={message.id} />}
      <div className="flex flex-wrap items-start justify-between gap-3">
        <ButtonLink href={back} look="quiet" className="-ml-4">
          {t("conversation.back", { folder: t(`folders.${folder}`) })}
        </ButtonLink>
        <ConversationActs conversation={found} selection={{ message: message.id }} back={back} />
      </div>
      <MessageArticle {...message} author={message.own ? t("person.you") : <PersonName person={message.author} />} />
      <ButtonLink href={`/messages/c/${found.id}`} look="secondary" className="justify-self-start">
        {t("message.whole")}
      </ButtonLink>
    </Page>
  );
}
