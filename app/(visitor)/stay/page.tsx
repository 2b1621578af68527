import type { Metadata } from "next";
import { ActForm } from "@/components/ui/act-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, Page } from "@/components/ui/page";
import { formProblems } from "@/lib/i18n/form-texts";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import { stayByLinkAction } from "@/lib/members/leaving/actions";
import { getFarewell } from "@/lib/members/leaving/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("leaving.stay"))("title"), robots: { index: false, follow: false } };
}

export default async function StayPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const token = String((await searchParams).token ?? "");
  const [t, farewell] = [await getTranslations("leaving.stay"), await getFarewell(token)];
  if ("refused" in farewell)
    return (
      <Page title={t("refusedTitle")} lead={(await formProblems())[farewell.refused]} width="prose">
        <div>
          <ButtonLink href="/sign-in">{t("signIn")}</ButtonLink>
        </div>
      </Page>
    );
  const when = (await getFormatter()).dateTime(farewell.leavingAt, { dateStyle: "long", timeStyle: "short" });
  return (
    <Page title={t("title")} width="prose">
      <Card>
        <ActForm action={stayByLinkAction} hidden={{ token }} className="grid justify-items-start gap-4">
          <p className="wrap-anywhere">{t("text", { name: farewell.name, when })}</p>
          <Button>{t("submit")}</Button>
        </ActForm>
      </Card>
    </Page>
  );
}
