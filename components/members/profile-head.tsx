import { MemberAvatar } from "@/components/members/member-avatar";
import { RoleBadge } from "@/components/members/role-badge";
import { SanctionBadge } from "@/components/members/sanction-badge";
import { Isolated } from "@/components/ui/isolated";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import type { ShownProfile } from "@/lib/members/profile/queries";

export async function ProfileHead({ member }: { member: ShownProfile }) {
  const t = await getTranslations("members.profile");
  const format = await getFormatter();
  return (
    <div className="flex flex-wrap items-center gap-4">
      <MemberAvatar member={member} size="large" />
      <div className="grid min-w-0 gap-1">
        <h1 className="flex flex-wrap items-center gap-x-3 text-2xl font-bold wrap-anywhere">
          <Isolated>{member.name}</Isolated> <RoleBadge role={member.role} />
        </h1>
        <p className="text-sm text-faint">{t("since", { date: format.dateTime(member.joinedAt, { dateStyle: "long" }) })}</p>
        {member.lastSeenAt && <p className="text-sm text-faint">{t("seen", { date: format.dateTime(member.lastSeenAt, { dateStyle: "long" }) })}</p>}
        {member.sanctions.length > 0 && (
          <p className="flex flex-wrap gap-2">
            {member.sanctions.map((sanction) => (
              <SanctionBadge key={`${sanction.kind} ${sanction.until?.getTime()}`} sanction={sanction} />
            ))}
          </p>
        )}
      </div>
    </div>
  );
}
