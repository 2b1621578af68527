import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { ChannelForm } from "@/components/admin/channel-form";
import { ChannelRow } from "@/components/admin/channel-row";
import { TribuneSections } from "@/components/admin/tribune-sections";
import { Card, Page } from "@/components/ui/page";
import { Rows } from "@/components/ui/rows";
import { requireRole } from "@/lib/auth/session";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { listStaffChannels } from "@/lib/tribune/channels/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("channels"))("title") };
}

export default async function ChannelsPage() {
  const viewer = await requireRole("ADMINISTRATOR");
  const channels = await listStaffChannels(viewer);
  const t = await getTranslations("channels");
  return (
    <Page title={t("title")} lead={t("lead")}>
      <TribuneSections viewer={viewer} current="channels" />
      <Rows label={t("title")}>
        {channels.map((channel) => (
          <ChannelRow key={channel.id} channel={channel} />
        ))}
      </Rows>
      <Card className="grid gap-4">
        <h2 className="text-lg font-semibold">{t("make")}</h2>
        <ChannelForm texts={catalogues[await getLocale()].channels.form} problems={await formProblems()} />
      </Card>
    </Page>
  );
}
