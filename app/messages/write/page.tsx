import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { PersonName } from "@/components/messages/person-name";
import { WriteForm } from "@/components/messages/write-form";
import { Card, Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { notFound } from "@/lib/http/not-found";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { getDraft, isUnsent, type OpenDraft } from "@/lib/messages/drafts/queries";
import { prefillSchema } from "@/lib/messages/prefill";
import { type Answering, getAnswering } from "@/lib/messages/quoting/queries";
import { quotationOf } from "@/lib/messages/quoting/quotation";
import { rulesOfWriting } from "@/lib/messages/recipients/rules";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };
type Prefilled = { to: string; subject: string; body: string };

export async function generateMetadata({ searchParams }: Properties): Promise<Metadata> {
  const { parent } = prefillSchema.parse(await searchParams);
  return { title: (await getTranslations("writing"))(parent ? "answer.title" : "title") };
}

export default async function WritePage({ searchParams }: Properties) {
  const { draft: key, parent, ...prefilled } = prefillSchema.parse(await searchParams);
  const actor = await requireMember(`/messages/write?${new URLSearchParams({ ...(key ? { draft: key } : prefilled), ...(parent && { reply: String(parent) }) })}`);
  const draft = key ? await getDraft(actor, { key }) : null;
  const answers = draft ? draft.parentId : (parent ?? null);
  const answering = answers === null ? null : await getAnswering(actor, answers);
  if (answers !== null && !answering && !draft) notFound();
  const formKey = key && (draft || (await isUnsent(actor, key))) ? key : crypto.randomUUID();
  const form = { member: actor.memberId, formKey, keptAt: draft?.updatedAt.getTime() ?? 0, values: await beginning({ draft, prefilled, answering }), ...(answers !== null && { parent: String(answers) }) };
  return <WritePageFrame answering={answering} form={form} formName={key ?? String(answers ?? "new")} />;
}

/** What the form begins with: the draft; else the address has the last word over what the answered message suggests. */
async function beginning({ draft, prefilled, answering }: { draft: OpenDraft | null; prefilled: Prefilled; answering: Answering | null }): Promise<Prefilled> {
  if (draft) return draft;
  if (!answering) return prefilled;
  const { own, other, subject, body } = answering;
  return { to: prefilled.to, subject: prefilled.subject || subject, body: prefilled.body || (own ? "" : await quotationOf(other, body)) };
}

type Frame = { answering: Answering | null; form: { member: number; formKey: string; keptAt: number; values: Prefilled; parent?: string }; formName: string };

async function WritePageFrame({ answering, form, formName }: Frame) {
  const t = await getTranslations("writing");
  const { writing, messages } = catalogues[await getLocale()];
  const { most, copies } = await rulesOfWriting();
  const kind = answering?.other.kind;
  const nobody = kind === "gone" || kind === "site" ? kind : null;
  const title = answering ? t(answering.own ? "answer.follow" : "answer.title") : t("title");
  return (
    <Page title={title} lead={answering && !nobody && <Recipient answering={answering} />} width="prose">
      {nobody ? (
        <p className="text-faint">{t(`answer.${nobody}`)}</p>
      ) : (
        <Card>
          <WriteForm key={formName} {...form} most={form.parent && !copies ? 0 : most} texts={writing} draftTexts={messages.drafts} previewTexts={messages.reply.preview} problems={await formProblems()} />
        </Card>
      )}
    </Page>
  );
}

async function Recipient({ answering }: { answering: Answering }) {
  const t = await getTranslations("writing.answer");
  return (
    <p>
      {t("to")} <PersonName person={answering.other} />
    </p>
  );
}
