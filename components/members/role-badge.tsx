import type { Role } from "@/lib/generated/prisma/enums";
import { getTranslations } from "@/lib/i18n/texts";

export async function RoleBadge({ role }: { role: Role }) {
  if (role === "MEMBER") return null;
  const t = await getTranslations("common.roles");
  return <span className="rounded-full bg-accent-soft px-2 py-0.5 text-xs font-semibold text-accent-strong">{t(role)}</span>;
}
