import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActForm } from "@/components/ui/act-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, Page } from "@/components/ui/page";
import { currentActor } from "@/lib/auth/session";
import { getTranslations } from "@/lib/i18n/texts";
import { signOutAction } from "@/lib/members/signing-in/actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members.signOut"))("title") };
}

export default async function SignOutPage() {
  const actor = await currentActor();
  if (!actor) redirect("/");
  const t = await getTranslations("members.signOut");
  return (
    <Page title={t("title")} lead={t("lead", { name: actor.name })} width="prose">
      <Card>
        <ActForm action={signOutAction} className="flex flex-wrap gap-3">
          <Button>{t("submit")}</Button>
          <ButtonLink href="/" look="secondary">
            {t("stay")}
          </ButtonLink>
        </ActForm>
      </Card>
    </Page>
  );
}
