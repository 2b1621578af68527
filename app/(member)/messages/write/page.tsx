import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { WriteForm } from "@/components/messages/write-form";
import { Card, Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getDraft, isUnsent } from "@/lib/messages/drafts/queries";
import { prefillSchema } from "@/lib/messages/prefill";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("messages.write"))("title") };
}

export default async function WritePage({ searchParams }: Properties) {
  const { draft: key, ...values } = prefillSchema.parse(await searchParams);
  const actor = await requireMember(`/messages/write?${new URLSearchParams(key ? { draft: key } : values)}`);
  const t = await getTranslations("messages.write");
  const draft = key ? await getDraft(actor, { key }) : null;
  const formKey = key && (draft || (await isUnsent(actor, key))) ? key : crypto.randomUUID();
  const { messages } = catalogues[await getLocale()];
  return (
    <Page title={t("title")} width="prose">
      <Card>
        <WriteForm key={key ?? "new"} texts={messages.write} draftTexts={messages.drafts} problems={await formProblems()} formKey={formKey} keptAt={draft?.updatedAt.getTime() ?? 0} values={draft ?? values} />
      </Card>
    </Page>
  );
}
