import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { ChannelForm } from "@/components/admin/channel-form";
import { ButtonLink } from "@/components/ui/button";
import { Card, Page } from "@/components/ui/page";
import { requireRole } from "@/lib/auth/session";
import { notFound } from "@/lib/http/not-found";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { rowId } from "@/lib/keyset";
import { boardPath } from "@/lib/tribune/board-path";
import { getStaffChannel } from "@/lib/tribune/channels/queries";

type Properties = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("channels"))("change") };
}

export default async function ChannelSettingsPage({ params }: Properties) {
  const viewer = await requireRole("ADMINISTRATOR");
  const id = rowId((await params).id);
  const channel = id && (await getStaffChannel(viewer, id));
  if (!channel) notFound();
  const t = await getTranslations("channels");
  return (
    <Page
      title={channel.title}
      lead={boardPath(channel.slug)}
      width="prose"
      actions={
        <ButtonLink look="secondary" href={boardPath(channel.slug)}>
          {t("visit")}
        </ButtonLink>
      }
    >
      <Card>
        <ChannelForm texts={catalogues[await getLocale()].channels.form} problems={await formProblems()} channel={channel} />
      </Card>
    </Page>
  );
}
