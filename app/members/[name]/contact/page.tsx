import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { leadOn } from "@/app/members/[name]/lead-on";
import { ContactForm } from "@/components/messages/contact-form";
import { ButtonLink } from "@/components/ui/button";
import { Card, EmptyState, Page } from "@/components/ui/page";
import { currentActor } from "@/lib/auth/session";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { getMember } from "@/lib/members/queries";
import { pathSegment } from "@/lib/security/path-segment";
import { getSetting } from "@/lib/settings/queries";

type Properties = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  return { title: (await getTranslations("messages.contact"))("title", { name: pathSegment((await params).name) ?? "" }) };
}

export default async function ContactPage({ params }: Properties) {
  const viewer = await currentActor();
  const wanted = pathSegment((await params).name);
  const member = wanted && (await getMember(viewer, wanted));
  if (!member) return leadOn(viewer, wanted, "/contact");
  const { name } = member;
  if (viewer) redirect(`/messages/write?to=${encodeURIComponent(name)}`);
  const t = await getTranslations("messages.contact");
  if (!(await getSetting("messages.visitorsMayWrite")))
    return (
      <Page title={t("title", { name })} width="prose">
        <EmptyState title={t("closedTitle")} action={<ButtonLink href="/join">{t("join")}</ButtonLink>}>
          {t("closedText")}
        </EmptyState>
      </Page>
    );
  const texts = { name: t("name"), nameHint: t("nameHint", { name }), email: t("email"), emailHint: t("emailHint"), subject: t("subject"), body: t("body"), submit: t("submit") };
  return (
    <Page title={t("title", { name })} lead={t("lead", { name })} width="prose">
      <Card>
        <ContactForm recipient={name} texts={texts} problems={await formProblems()} formKey={crypto.randomUUID()} />
      </Card>
    </Page>
  );
}
