import { Fact, Facts } from "@/components/ui/facts";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import type { RosterMember } from "@/lib/members/roster/queries";

export async function MemberFacts({ member }: { member: RosterMember }) {
  const t = await getTranslations("admin.members");
  const roles = await getTranslations("common.roles");
  const format = await getFormatter();
  const moment = (at: Date) => format.dateTime(at, { dateStyle: "long", timeStyle: "short" });
  return (
    <Facts>
      <Fact term={t("factRole")}>{roles(member.role)}</Fact>
      <Fact term={t("factJoined")}>{moment(member.joinedAt)}</Fact>
      <Fact term={t("factSeen")}>{member.lastSeenAt ? moment(member.lastSeenAt) : t("never")}</Fact>
    </Facts>
  );
}
