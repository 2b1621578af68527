import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FarewellForm } from "@/components/members/farewell-form";
import { WhatLeavingDoes } from "@/components/members/what-leaving-does";
import { ButtonLink } from "@/components/ui/button";
import { Card, Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { getSetting } from "@/lib/settings/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("leaving.leave"))("title", { site: await getSetting("site.name") }) };
}

export default async function LeavePage() {
  const viewer = await requireMember("/settings/account/leave");
  if (viewer.leavingAt) redirect("/settings/account");
  const [t, account, site] = [await getTranslations("leaving.leave"), await getTranslations("leaving.account"), await getSetting("site.name")];
  return (
    <Page title={t("title", { site })} lead={t("lead")} width="prose">
      <WhatLeavingDoes viewer={viewer} />
      <Card className="grid justify-items-start gap-4">
        <h2 className="text-lg font-semibold">{t("exportTitle")}</h2>
        <p>{t("exportText")}</p>
        <ButtonLink href="/settings/export" look="secondary">
          {account("toExport")}
        </ButtonLink>
      </Card>
      <Card className="grid gap-4">
        <h2 className="text-lg font-semibold">{t("formTitle")}</h2>
        <FarewellForm texts={{ password: t("password"), submit: t("submit", { site }) }} problems={await formProblems()} />
        <ButtonLink href="/settings/account" look="quiet">
          {t("stay")}
        </ButtonLink>
      </Card>
    </Page>
  );
}
