import type { Metadata } from "next";
import { Page } from "@/components/ui/page";
import { env } from "@/lib/env";
import { getTranslations } from "@/lib/i18n/texts";
import { getSetting } from "@/lib/settings/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("common.about"))("title", { site: await getSetting("site.name") }) };
}

export default async function AboutPage() {
  const t = await getTranslations("common.about");
  const sections = [
    { title: t("talkTitle"), text: t("talk") },
    { title: t("keepTitle"), text: t("keep") },
    { title: t("clientsTitle"), text: t("clients", { address: `${env.SITE_URL}/tribune/remote/xml/` }) },
  ];
  return (
    <Page title={t("title", { site: await getSetting("site.name") })} lead={t("lead")} width="prose">
      {sections.map(({ title, text }) => (
        <section key={title} className="grid gap-2">
          <h2 className="text-xl font-semibold">{title}</h2>
          <p className="wrap-anywhere">{text}</p>
        </section>
      ))}
    </Page>
  );
}
