import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { RoleBadge } from "@/components/members/role-badge";
import { Avatar } from "@/components/ui/avatar";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/page";
import { currentActor } from "@/lib/auth/session";
import { getMember } from "@/lib/members/queries";
import { pathSegment } from "@/lib/security/path-segment";
import { getSetting } from "@/lib/settings/queries";

type Properties = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  return { title: pathSegment((await params).name) ?? "" };
}

export default async function MemberPage({ params }: Properties) {
  const viewer = await currentActor();
  const name = pathSegment((await params).name);
  const member = name && (await getMember(viewer, name));
  if (!member) notFound();
  const t = await getTranslations("members.profile");
  const format = await getFormatter();
  const address = encodeURIComponent(member.name);
  const visitorsMayWrite = await getSetting("messages.visitorsMayWrite");
  return (
    <Card className="mx-auto grid max-w-prose gap-5">
      <div className="flex flex-wrap items-center gap-4">
        <Avatar name={member.name} size="large" />
        <div className="grid gap-1">
          <h1 className="flex flex-wrap items-center gap-x-3 text-2xl font-bold">
            {member.name} <RoleBadge role={member.role} />
          </h1>
          <p className="text-sm text-faint">{t("since", { date: format.dateTime(member.joinedAt, { dateStyle: "long" }) })}</p>
          {member.lastSeenAt && <p className="text-sm text-faint">{t("seen", { date: format.dateTime(member.lastSeenAt, { dateStyle: "long" }) })}</p>}
        </div>
      </div>
      {viewer?.memberId === member.id && <p className="text-faint">{t("you")}</p>}
      {viewer && viewer.memberId !== member.id && (
        <div>
          <ButtonLink href={`/messages/write?to=${address}`}>{t("write")}</ButtonLink>
        </div>
      )}
      {!viewer && visitorsMayWrite && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <ButtonLink href={`/members/${address}/contact`}>{t("contact", { name: member.name })}</ButtonLink>
          <p className="text-sm text-faint">{t("contactHint")}</p>
        </div>
      )}
    </Card>
  );
}
