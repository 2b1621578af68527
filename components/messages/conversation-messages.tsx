import { ConversationMessage } from "@/components/messages/conversation-message";
import { MessageList } from "@/components/messages/message-list";
import { ActForm } from "@/components/ui/act-form";
import { Link } from "@/components/ui/link";
import type { Actor } from "@/lib/auth/actor";
import { getTranslations } from "@/lib/i18n/texts";
import { listSignatures } from "@/lib/members/profile/queries";
import { fileOneAction } from "@/lib/messages/filing/actions";
import type { ShownConversation } from "@/lib/messages/queries";

type Properties = { viewer: Actor; conversation: ShownConversation; here: string; unfolded: boolean; at?: number | undefined };

export async function ConversationMessages({ viewer, conversation, here, unfolded, at }: Properties) {
  const { id, messages, mayReply } = conversation;
  const t = await getTranslations("reading.conversation");
  const list = await getTranslations("messages.conversation");
  const firstOpen = (messages.find(({ unread }) => unread) ?? messages.at(-1))?.id ?? 0;
  const before = unfolded ? 0 : Math.min(firstOpen, at ?? firstOpen);
  const signatures = await signaturesIn(viewer, conversation);
  const items = messages.map((message) => ({
    id: message.id,
    message: <ConversationMessage message={message} open={message.id >= before} signature={signatures.get(message.id)} mayReply={mayReply} conversation={id} />,
  }));
  const count = messages.filter((message) => message.id < before).length;
  const unfold = (
    <Link href={`/messages/c/${id}?all`} className="absolute top-0 right-4 inline-flex min-h-11 items-center text-sm font-semibold text-accent hover:underline">
      {t("unfold")}
    </Link>
  );
  return (
    <ActForm action={fileOneAction} hidden={{ next: here }} className="min-w-0">
      <h2 className="sr-only">{list("messages")}</h2>
      <MessageList key={unfolded ? "unfolded" : "folded"} label={list("messages")} items={items} folded={{ before, words: t("earlier", { count }) }} unfold={unfold} />
    </ActForm>
  );
}

async function signaturesIn(viewer: Actor, { messages }: ShownConversation): Promise<Map<number, string>> {
  const named = messages.flatMap(({ id, own, author }) => (!own && author.kind === "member" ? [[id, author.name] as const] : []));
  if (named.length === 0) return new Map();
  const signatures = await listSignatures(viewer, [...new Set(named.map(([, name]) => name))]);
  return new Map(named.flatMap(([id, name]) => (signatures.has(name) ? [[id, signatures.get(name) as string]] : [])));
}
