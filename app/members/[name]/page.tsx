import type { Metadata } from "next";
import { cache } from "react";
import { leadOn } from "@/app/members/[name]/lead-on";
import { ProfileHead } from "@/components/members/profile-head";
import { ProfileWords } from "@/components/members/profile-words";
import { PostsBy } from "@/components/tribune/posts-by";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Card } from "@/components/ui/page";
import { type Actor, hasRank } from "@/lib/auth/actor";
import { currentActor } from "@/lib/auth/session";
import { getTranslations } from "@/lib/i18n/texts";
import { getProfile, type ShownProfile } from "@/lib/members/profile/queries";
import { countOpenReports } from "@/lib/moderation/reports/queries";
import { pathSegment } from "@/lib/security/path-segment";
import { getSetting } from "@/lib/settings/queries";

type Properties = { params: Promise<{ name: string }> };

const read = cache(async (segment: string) => {
  const name = pathSegment(segment);
  return name ? getProfile(await currentActor(), name) : null;
});

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  return { title: (await read((await params).name))?.name };
}

export default async function MemberPage({ params }: Properties) {
  const viewer = await currentActor();
  const segment = (await params).name;
  const member = await read(segment);
  if (!member) return leadOn(viewer, pathSegment(segment));
  return (
    <div className="mx-auto grid w-full max-w-prose grid-cols-[minmax(0,1fr)] gap-6">
      <Card className="grid gap-5">
        <ProfileHead member={member} />
        <Ways member={member} own={viewer?.memberId === member.id} />
        {viewer && hasRank(viewer, "MODERATOR") && <OpenReports viewer={viewer} memberId={member.id} />}
      </Card>
      <ProfileWords member={member} />
      {member.activityShown && <PostsBy viewer={viewer} authorId={member.id} />}
    </div>
  );
}

async function Ways({ member: { name, mayWrite, mayContact, mayReport }, own }: { member: ShownProfile; own: boolean }) {
  const t = await getTranslations("members.profile");
  const address = encodeURIComponent(name);
  const contact = mayContact && (await getSetting("messages.visitorsMayWrite"));
  if (!own && !mayWrite && !contact && !mayReport) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {own && (
        <ButtonLink href="/settings/profile" look="secondary">
          {t("edit")}
        </ButtonLink>
      )}
      {own && <p className="text-faint">{t("you")}</p>}
      {mayWrite && <ButtonLink href={`/messages/write?to=${address}`}>{t("write")}</ButtonLink>}
      {contact && <ButtonLink href={`/members/${address}/contact`}>{t("contact", { name })}</ButtonLink>}
      {contact && <p className="text-sm text-faint">{t("contactHint")}</p>}
      {mayReport && (
        <ButtonLink href={`/members/${address}/report`} look="quiet">
          {t("report")}
        </ButtonLink>
      )}
    </div>
  );
}

async function OpenReports({ viewer, memberId }: { viewer: Actor; memberId: number }) {
  const t = await getTranslations("members.profile");
  const count = await countOpenReports(viewer, memberId);
  if (count === 0) return null;
  return (
    <Link href="/admin/reports" className="inline-flex min-h-11 items-center font-semibold text-danger underline">
      {t("openReports", { count })}
    </Link>
  );
}
