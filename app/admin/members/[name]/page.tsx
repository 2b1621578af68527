import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { EmailLook } from "@/components/admin/email-look";
import { MemberFacts } from "@/components/admin/member-facts";
import { RoleButtons } from "@/components/admin/role-buttons";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Card, Page } from "@/components/ui/page";
import { hasRank } from "@/lib/auth/actor";
import { requireRole } from "@/lib/auth/session";
import { notFound } from "@/lib/http/not-found";
import { catalogues } from "@/lib/i18n/catalogues";
import { getTranslations } from "@/lib/i18n/texts";
import { findCurrentName } from "@/lib/members/names/queries";
import { canChangeRole } from "@/lib/members/policy";
import { getRosterMember } from "@/lib/members/roster/queries";
import { pathSegment } from "@/lib/security/path-segment";

type Properties = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  return { title: pathSegment((await params).name) ?? "" };
}

export default async function AdminMemberPage({ params }: Properties) {
  const viewer = await requireRole("MODERATOR");
  const name = pathSegment((await params).name);
  const member = name && (await getRosterMember(viewer, name));
  if (!member) {
    const current = name && (await findCurrentName(viewer, name));
    if (!current) notFound();
    redirect(`/admin/members/${encodeURIComponent(current)}`);
  }
  const t = await getTranslations("admin.members");
  return (
    <Page
      title={member.name}
      width="prose"
      actions={
        <ButtonLink look="secondary" href={`/members/${encodeURIComponent(member.name)}`}>
          {t("profile")}
        </ButtonLink>
      }
    >
      <Card>
        <MemberFacts member={member} />
      </Card>
      {canChangeRole(viewer, member) && (
        <Card className="grid gap-3">
          <h2 className="text-lg font-semibold">{t("roleTitle")}</h2>
          <p className="text-faint">{t("roleLead")}</p>
          <RoleButtons member={member} own={viewer.memberId === member.id} />
        </Card>
      )}
      {hasRank(viewer, "ADMINISTRATOR") && (
        <Card className="grid gap-3">
          <h2 className="text-lg font-semibold">{t("emailTitle")}</h2>
          <p className="text-faint">{t("emailLead")}</p>
          <EmailLook memberId={member.id} ask={t("emailLook")} found={catalogues[await getLocale()].admin.members.emailIs} />
        </Card>
      )}
      <Link href="/admin/members" className="inline-flex min-h-11 items-center font-semibold text-accent underline">
        {t("back")}
      </Link>
    </Page>
  );
}
