import { MemberAvatar } from "@/components/members/member-avatar";
import { RoleBadge } from "@/components/members/role-badge";
import { Isolated } from "@/components/ui/isolated";
import { Link } from "@/components/ui/link";
import { Row } from "@/components/ui/rows";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import type { RosterMember } from "@/lib/members/roster/queries";

export async function MemberRow({ member }: { member: RosterMember }) {
  const t = await getTranslations("admin.members");
  const format = await getFormatter();
  const date = (at: Date) => format.dateTime(at, { dateStyle: "medium" });
  return (
    <Row>
      <MemberAvatar member={member} />
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2">
        <Link href={`/admin/members/${encodeURIComponent(member.name)}`} className="truncate font-semibold after:absolute after:inset-0">
          <Isolated>{member.name}</Isolated>
        </Link>
        <RoleBadge role={member.role} />
      </span>
      <span className="flex flex-wrap gap-x-4 text-sm text-faint">
        <span>{t("joined", { date: date(member.joinedAt) })}</span>
        <span>{member.lastSeenAt ? t("seen", { date: date(member.lastSeenAt) }) : t("neverSeen")}</span>
      </span>
    </Row>
  );
}
