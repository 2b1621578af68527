import type { Metadata } from "next";
import { cache } from "react";
import { ConversationMessages } from "@/components/messages/conversation-messages";
import { KeepPlace } from "@/components/messages/keep-place";
import { MarkRead } from "@/components/messages/mark-read";
import { PersonName } from "@/components/messages/person-name";
import { ReadingBar } from "@/components/messages/reading-bar";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { notFound } from "@/lib/http/not-found";
import { getTranslations } from "@/lib/i18n/texts";
import { rowId } from "@/lib/keyset";
import { folderFrom, folderPath } from "@/lib/messages/folder";
import { getMessage } from "@/lib/messages/queries";
import { isolated } from "@/lib/text/direction";

type Properties = { params: Promise<{ message: string }>; searchParams: Promise<{ from?: string | string[] }> };

const open = cache(async (segment: string) => {
  const actor = await requireMember(`/messages/m/${encodeURIComponent(segment)}`);
  const id = rowId(segment);
  return id ? getMessage(actor, id) : null;
});

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const found = await open((await params).message);
  return found ? { title: isolated(found.subject) } : {};
}

export default async function MessagePage({ params, searchParams }: Properties) {
  const found = await open((await params).message);
  const message = found?.messages[0];
  if (!found || !message) notFound();
  const t = await getTranslations("messages");
  const folder = folderFrom((await searchParams).from) ?? "INBOX";
  const here = `/messages/m/${message.id}`;
  return (
    <Page
      title={found.subject}
      lead={
        <p>
          {t("conversation.lead")} <PersonName person={found.other} />
        </p>
      }
      width="prose"
    >
      {found.unread > 0 && <MarkRead conversation={found.id} oldest={message.id} newest={message.id} />}
      <KeepPlace />
      <ReadingBar folder={folder} back={`${folderPath(folder)}?by=message`} conversation={found} selection={{ message: message.id }} />
      <ConversationMessages viewer={await requireMember(here)} conversation={found} here={here} unfolded />
      <ButtonLink href={`/messages/c/${found.id}?at=${message.id}#m-${message.id}`} look="secondary" className="justify-self-start">
        {t("message.whole")}
      </ButtonLink>
    </Page>
  );
}
