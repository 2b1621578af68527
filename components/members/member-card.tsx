import { MemberAvatar } from "@/components/members/member-avatar";
import { RoleBadge } from "@/components/members/role-badge";
import { Isolated } from "@/components/ui/isolated";
import { Link } from "@/components/ui/link";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import type { ListedMember } from "@/lib/members/directory/queries";

export async function MemberCard({ member }: { member: ListedMember }) {
  const t = await getTranslations("members.list");
  const format = await getFormatter();
  return (
    <li className="relative flex items-center gap-3 rounded-xl border border-line bg-surface p-3 hover:border-accent">
      <MemberAvatar member={member} />
      <div className="grid min-w-0">
        <span className="flex flex-wrap items-center gap-x-2">
          <Link href={`/members/${encodeURIComponent(member.name)}`} className="truncate font-semibold after:absolute after:inset-0">
            <Isolated>{member.name}</Isolated>
          </Link>
          <RoleBadge role={member.role} />
        </span>
        <span className="text-xs text-faint">{t("joined", { date: format.dateTime(member.joinedAt, { dateStyle: "medium" }) })}</span>
      </div>
    </li>
  );
}
