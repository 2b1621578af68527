import type { Metadata } from "next";
import { cache } from "react";
import { ConversationMessages } from "@/components/messages/conversation-messages";
import { KeepPlace } from "@/components/messages/keep-place";
import { LiveRefresh } from "@/components/messages/live-refresh";
import { NewMessages } from "@/components/messages/new-messages";
import { PersonName } from "@/components/messages/person-name";
import { ReadingBar } from "@/components/messages/reading-bar";
import { ReplyCard } from "@/components/messages/reply-card";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { currentNews, requireMember } from "@/lib/auth/session";
import { notFound } from "@/lib/http/not-found";
import { getTranslations } from "@/lib/i18n/texts";
import { rowId } from "@/lib/keyset";
import { folderFrom, folderPath } from "@/lib/messages/folder";
import { getConversation, type ShownConversation } from "@/lib/messages/queries";
import { bareSubject } from "@/lib/messages/subject";
import { isolated } from "@/lib/text/direction";

type Query = Record<string, string | string[] | undefined>;
type Properties = { params: Promise<{ conversation: string }>; searchParams: Promise<Query> };

const open = cache(async (segment: string, before: number | undefined, at: number | undefined) => {
  const actor = await requireMember(`/messages/c/${encodeURIComponent(segment)}`);
  const id = rowId(segment);
  if (!id) return null;
  // Where nothing is left before that place, the newest messages are what there is to read.
  return (await getConversation(actor, id, { before, at })) ?? (before ? getConversation(actor, id) : null);
});

export async function generateMetadata({ params, searchParams }: Properties): Promise<Metadata> {
  const query = await searchParams;
  const conversation = await open((await params).conversation, idIn(query, "before"), idIn(query, "at"));
  return conversation ? { title: isolated(bareSubject(conversation.subject)) } : {};
}

export default async function ConversationPage({ params, searchParams }: Properties) {
  const query = await searchParams;
  const conversation = await open((await params).conversation, idIn(query, "before"), idIn(query, "at"));
  if (!conversation) notFound();
  const { id, messages, later } = conversation;
  const viewer = await requireMember(`/messages/c/${id}`);
  const { newest, settlements } = await currentNews();
  const t = await getTranslations("messages.conversation");
  const folder = folderFrom(query.from) ?? "INBOX";
  const oldest = messages[0];
  return (
    <Page title={bareSubject(conversation.subject)} lead={<Parties conversation={conversation} />} width="prose">
      <KeepPlace />
      <ReadingBar folder={folder} back={folderPath(folder)} conversation={conversation} selection={{ conversation: id }} />
      {conversation.earlier && oldest && (
        <ButtonLink href={`/messages/c/${id}?before=${oldest.entryId}`} look="secondary">
          {t("earlier")}
        </ButtonLink>
      )}
      <ConversationMessages viewer={viewer} conversation={conversation} here={`/messages/c/${id}`} unfolded={query.all !== undefined || later} at={idIn(query, "at")} />
      {later ? <ButtonLink href={`/messages/c/${id}`}>{t("latest")}</ButtonLink> : <ReplyCard viewer={viewer} conversation={conversation} quote={idIn(query, "quote")} />}
      {!later && <LiveRefresh newest={newest} settlements={settlements} />}
      <Arrivals conversation={conversation} />
    </Page>
  );
}

async function Parties({ conversation: { other, muted } }: { conversation: ShownConversation }) {
  const t = await getTranslations("messages.conversation");
  const muting = await getTranslations("reading.muting");
  return (
    <p>
      {t("lead")} <PersonName person={other} />
      {muted && ` · ${muting("muted")}`}
    </p>
  );
}

async function Arrivals({ conversation: { id, messages } }: { conversation: ShownConversation }) {
  const t = await getTranslations("reading.conversation");
  const received = messages.filter(({ own }) => !own).map((message) => message.id);
  return <NewMessages conversation={id} shown={messages.map((message) => message.id)} received={received} unread={messages.some(({ unread }) => unread)} texts={{ one: t("newOne"), many: t("newMany", { count: "{count}" }) }} />;
}

function idIn(query: Query, name: string): number | undefined {
  const value = query[name];
  return typeof value === "string" ? (rowId(value) ?? undefined) : undefined;
}
