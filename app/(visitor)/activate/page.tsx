import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { OtherNameForm } from "@/components/members/other-name-form";
import { ResendForm } from "@/components/members/resend-form";
import { ActForm } from "@/components/ui/act-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, Page } from "@/components/ui/page";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { activateAction } from "@/lib/members/joining/actions";
import { type ActivationProblem, getActivation } from "@/lib/members/joining/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members.activate"))("title") };
}

export default async function ActivatePage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  const t = await getTranslations("members.activate");
  if (typeof token !== "string")
    return (
      <Page title={t("title")} width="prose">
        {await resendCard()}
      </Page>
    );
  const activation = await getActivation(token);
  if ("refused" in activation) return refusedPage(activation.refused);
  if (!activation.free) return otherNamePage(token, activation.name);
  return (
    <Page title={t("title")} width="prose">
      <Card>
        <ActForm action={activateAction} hidden={{ token }} className="grid justify-items-start gap-4">
          <p>{t("confirm", { name: activation.name })}</p>
          <Button>{t("submit")}</Button>
        </ActForm>
      </Card>
    </Page>
  );
}

async function refusedPage(refused: ActivationProblem) {
  const t = await getTranslations("members.activate");
  if (refused === "tokenUsed" || refused === "alreadyJoined")
    return (
      <Page title={t("doneTitle")} lead={t("doneText")} width="prose">
        <div>
          <ButtonLink href="/sign-in">{t("doneSignIn")}</ButtonLink>
        </div>
      </Page>
    );
  if (refused === "joinRefused") return <Page title={t("declinedTitle")} lead={t("declinedText")} width="prose" />;
  const problems = await formProblems();
  if (refused === "joinWaits") return <Page title={t("waitingTitle")} lead={problems[refused]} width="prose" />;
  return (
    <Page title={t("refusedTitle")} lead={problems[refused]} width="prose">
      {await resendCard()}
    </Page>
  );
}

async function otherNamePage(token: string, name: string) {
  const t = await getTranslations("members.activate");
  return (
    <Page title={t("otherTitle")} lead={t("otherLead", { name })} width="prose">
      <Card>
        <OtherNameForm texts={catalogues[await getLocale()].members.activate} problems={await formProblems()} token={token} />
      </Card>
    </Page>
  );
}

async function resendCard() {
  const t = await getTranslations("members.activate");
  return (
    <Card className="grid gap-4">
      <h2 className="text-lg font-semibold">{t("resendTitle")}</h2>
      <p>{t("resendLead")}</p>
      <ResendForm texts={catalogues[await getLocale()].members.activate} problems={await formProblems()} />
    </Card>
  );
}
