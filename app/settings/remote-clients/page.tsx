import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { ClientSnippets } from "@/components/tribune/client-snippets";
import { ClientTokenForm } from "@/components/tribune/client-token-form";
import { Filters } from "@/components/ui/filters";
import { Card, Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { notFound } from "@/lib/http/not-found";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { listChannels } from "@/lib/tribune/channels/queries";
import { listSnippets } from "@/lib/tribune/clients/queries";
import { openChannel } from "@/lib/tribune/commands";

type Properties = { searchParams: Promise<{ channel?: string | string[] }> };

const here = "/settings/remote-clients";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("clients"))("title") };
}

export default async function RemoteClientsPage({ searchParams }: Properties) {
  const actor = await requireMember(here);
  const { channel: wanted } = await searchParams;
  const channel = await openChannel(actor, [wanted ?? ""].flat()[0] ?? "");
  if (!channel) notFound();
  const t = await getTranslations("clients");
  const texts = catalogues[await getLocale()].clients;
  const channels = await listChannels(actor);
  return (
    <Page title={t("title")} lead={t("lead")} width="prose">
      {channels.length > 1 && <Filters label={t("channels")} filters={channels.map(({ slug, title }) => ({ href: slug ? `${here}?channel=${slug}` : here, words: title, current: slug === channel.slug }))} />}
      <Card className="grid gap-4">
        <h2 className="text-lg font-semibold">{t("tokenTitle")}</h2>
        <p>{t("tokenLead")}</p>
        <ClientTokenForm slug={channel.slug} texts={texts} problems={await formProblems()} />
      </Card>
      <Card className="grid gap-4">
        <h2 className="text-lg font-semibold">{t("configurations")}</h2>
        <p>{t("placeholder")}</p>
        <ClientSnippets snippets={await listSnippets(actor, channel.slug, "TOKEN")} texts={texts} />
      </Card>
    </Page>
  );
}
