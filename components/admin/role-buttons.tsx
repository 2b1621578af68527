import { ActForm } from "@/components/ui/act-form";
import { Button } from "@/components/ui/button";
import type { Role } from "@/lib/generated/prisma/enums";
import { getTranslations } from "@/lib/i18n/texts";
import { changeRoleAction } from "@/lib/members/roster/actions";

const roles = ["MEMBER", "MODERATOR", "ADMINISTRATOR"] as const;

export async function RoleButtons({ member, own }: { member: { id: number; name: string; role: Role }; own: boolean }) {
  const t = await getTranslations("admin.members");
  const word = (role: Role) => (own && role !== "ADMINISTRATOR" ? t(`stepDown.${role}`) : t(`make.${role}`, { name: member.name }));
  return (
    <ActForm action={changeRoleAction} hidden={{ memberId: member.id }} className="flex flex-wrap gap-3">
      {roles
        .filter((role) => role !== member.role)
        .map((role) => (
          <Button key={role} name="role" value={role} look="secondary">
            {word(role)}
          </Button>
        ))}
    </ActForm>
  );
}
