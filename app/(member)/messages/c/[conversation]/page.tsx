import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { ConversationActs } from "@/components/messages/conversation-acts";
import { MarkRead } from "@/components/messages/mark-read";
import { MessageArticle } from "@/components/messages/message-article";
import { PersonName } from "@/components/messages/person-name";
import { ReplyCard } from "@/components/messages/reply-card";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { listSignatures } from "@/lib/members/profile/queries";
import { getDraft } from "@/lib/messages/drafts/queries";
import { folderFrom, folderPath } from "@/lib/messages/folder";
import { getConversation, type ShownConversation } from "@/lib/messages/queries";

type Query = Record<string, string | string[] | undefined>;
type Properties = { params: Promise<{ conversation: string }>; searchParams: Promise<Query> };

const idPattern = /^[1-9]\d{0,8}$/;

const open = cache(async (id: string, before: string | undefined) => {
  const actor = await requireMember(`/messages/c/${encodeURIComponent(id)}`);
  return idPattern.test(id) ? getConversation(actor, Number(id), { before: before && idPattern.test(before) ? Number(before) : undefined }) : null;
});

export async function generateMetadata({ params, searchParams }: Properties): Promise<Metadata> {
  return { title: (await open((await params).conversation, before(await searchParams)))?.subject };
}

export default async function ConversationPage({ params, searchParams }: Properties) {
  const query = await searchParams;
  const conversation = await open((await params).conversation, before(query));
  if (!conversation) notFound();
  const t = await getTranslations("messages");
  const folder = folderFrom(query.from) ?? "INBOX";
  const { id, subject, other, messages } = conversation;
  const signatures = await signaturesIn(conversation);
  return (
    <Page title={subject} lead={<Parties conversation={conversation} />} width="prose">
      {conversation.unread > 0 && <MarkRead conversation={id} newest={messages.at(-1)?.id ?? 0} />}
      <div className="flex flex-wrap items-start justify-between gap-3">
        <ButtonLink href={folderPath(folder)} look="quiet" className="-ml-4">
          {t("conversation.back", { folder: t(`folders.${folder}`) })}
        </ButtonLink>
        <ConversationActs conversation={conversation} selection={{ conversation: id }} back={folderPath(folder)} />
      </div>
      {conversation.earlier && <ButtonLink href={`/messages/c/${id}?before=${messages[0]?.entryId}`}>{t("conversation.earlier")}</ButtonLink>}
      <ol aria-label={t("conversation.messages")} className="grid gap-4">
        {messages.map((message) => (
          <li key={message.id}>
            <MessageArticle {...message} author={message.own ? t("person.you") : <PersonName person={message.author} />} signature={signatures.get(message.id)} />
          </li>
        ))}
      </ol>
      {before(query) ? (
        <ButtonLink href={`/messages/c/${id}`}>{t("conversation.latest")}</ButtonLink>
      ) : (
        <ReplyCard conversation={conversation} draft={await getDraft(await requireMember(`/messages/c/${id}`), { conversationId: id })} hint={other.kind === "visitor" ? t("conversation.masked") : null} />
      )}
    </Page>
  );
}

async function Parties({ conversation }: { conversation: ShownConversation }) {
  const t = await getTranslations("messages.conversation");
  return (
    <p>
      {t("lead")} <PersonName person={conversation.other} />
    </p>
  );
}

/** What the other side signs with, by message; nothing for readers who do not want to see it. */
async function signaturesIn({ id, messages }: ShownConversation): Promise<Map<number, string>> {
  const named = messages.flatMap(({ id: message, own, author }) => (!own && author.kind === "member" ? [[message, author.name] as const] : []));
  if (named.length === 0) return new Map();
  const signatures = await listSignatures(await requireMember(`/messages/c/${id}`), [...new Set(named.map(([, name]) => name))]);
  return new Map(named.flatMap(([message, name]) => (signatures.has(name) ? [[message, signatures.get(name) as string]] : [])));
}

function before(query: Query): string | undefined {
  return typeof query.before === "string" ? query.before : undefined;
}
