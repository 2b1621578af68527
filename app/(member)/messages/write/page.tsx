import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { WriteForm } from "@/components/messages/write-form";
import { Card, Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { prefillSchema } from "@/lib/messages/prefill";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("messages.write"))("title") };
}

export default async function WritePage({ searchParams }: Properties) {
  const values = prefillSchema.parse(await searchParams);
  await requireMember(`/messages/write?${new URLSearchParams(values)}`);
  const t = await getTranslations("messages.write");
  return (
    <Page title={t("title")} width="prose">
      <Card>
        <WriteForm texts={catalogues[await getLocale()].messages.write} problems={await formProblems()} formKey={crypto.randomUUID()} values={values} />
      </Card>
    </Page>
  );
}
