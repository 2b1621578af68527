import type { Metadata } from "next";
import { leadOn } from "@/app/members/[name]/lead-on";
import { ReportForm } from "@/components/moderation/report-form";
import { Card, Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { notFound } from "@/lib/http/not-found";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { canReport } from "@/lib/members/profile/policy";
import { getMember } from "@/lib/members/queries";
import { pathSegment } from "@/lib/security/path-segment";

type Properties = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  return { title: (await getTranslations("members.report"))("title", { name: pathSegment((await params).name) ?? "" }) };
}

export default async function ReportPage({ params }: Properties) {
  const wanted = pathSegment((await params).name);
  const viewer = await requireMember(`/members/${encodeURIComponent(wanted ?? "")}/report`);
  const member = wanted && (await getMember(viewer, wanted));
  if (!member) return leadOn(viewer, wanted, "/report");
  if (!canReport(viewer, member)) notFound();
  const t = await getTranslations("members.report");
  return (
    <Page title={t("title", { name: member.name })} lead={t("lead", { name: member.name })} width="prose">
      <Card>
        <ReportForm memberId={member.id} texts={{ reason: t("reason"), hint: t("hint"), submit: t("submit") }} problems={await formProblems()} formKey={crypto.randomUUID()} />
      </Card>
    </Page>
  );
}
