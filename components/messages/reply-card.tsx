import { getLocale } from "next-intl/server";
import { AnswerForm } from "@/components/messages/answer-form";
import { Link } from "@/components/ui/link";
import { Card } from "@/components/ui/page";
import type { Actor } from "@/lib/auth/actor";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { replyAction } from "@/lib/messages/actions";
import { getDraft } from "@/lib/messages/drafts/queries";
import type { ShownConversation } from "@/lib/messages/queries";
import { withQuotation } from "@/lib/messages/quoting/append";
import { quotationOf } from "@/lib/messages/quoting/quotation";
import { getSetting } from "@/lib/settings/queries";

type Properties = { viewer: Actor; conversation: ShownConversation; quote: number | undefined };

export async function ReplyCard({ viewer, conversation, quote }: Properties) {
  const { messages: texts } = catalogues[await getLocale()];
  const t = await getTranslations("messages");
  const reading = await getTranslations("reading");
  const { id, mayReply, other, folders, messages } = conversation;
  if (!mayReply && folders.every((folder) => folder === "TRASH")) return null;
  if (!mayReply && (other.kind === "gone" || other.kind === "site")) return <p className="text-faint">{t(`conversation.${other.kind}`)}</p>;
  if (!mayReply && "name" in other) return <NotYetAnswered name={other.name} latest={latestAnswerable(messages)} />;
  const draft = await getDraft(viewer, { conversationId: id });
  const latestReceived = messages.findLast(({ own, trashed }) => !own && !trashed);
  const asked = messages.find((message) => message.id === quote);
  const quotation = asked && (await quotationOf(asked.author, asked.body));
  const usual = latestReceived && (await getSetting("messages.quoteInQuickReply")) ? await quotationOf(latestReceived.author, latestReceived.body) : "";
  return (
    <Card id="reply" className="grid gap-4">
      <h2 className="text-lg font-semibold">{t("reply.title")}</h2>
      {other.kind === "visitor" && <p className="text-sm text-faint">{t("conversation.masked")}</p>}
      <AnswerForm
        action={replyAction}
        hidden={{ conversation: String(id), ...(latestReceived && { parent: String(latestReceived.id) }) }}
        texts={texts.reply}
        problems={await formProblems()}
        formKey={draft?.key ?? crypto.randomUUID()}
        draft={{ member: viewer.memberId, conversation: String(id), body: withQuotation(draft?.body ?? usual, quotation), keptAt: draft?.updatedAt.getTime() ?? 0, texts: texts.drafts }}
        quotation={quotation}
        atLength={latestReceived && reading("message.fullReply")}
      />
    </Card>
  );
}

function latestAnswerable(messages: ShownConversation["messages"]): number | undefined {
  return messages.findLast(({ own, trashed, state }) => own && !trashed && state === "ACCEPTED")?.id;
}

async function NotYetAnswered({ name, latest }: { name: string; latest: number | undefined }) {
  const t = await getTranslations("messages.conversation");
  const reading = await getTranslations("reading.message");
  return (
    <p id="reply" className="flex flex-wrap items-center gap-x-3 text-faint">
      {t("cannotReply", { name })}
      {latest && (
        <Link href={`/messages/write?follow=${latest}`} className="inline-flex min-h-11 items-center font-semibold text-accent hover:underline">
          {reading("follow")}
        </Link>
      )}
    </p>
  );
}
