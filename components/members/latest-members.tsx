import { MemberCard } from "@/components/members/member-card";
import { Link } from "@/components/ui/link";
import type { Actor } from "@/lib/auth/actor";
import { getTranslations } from "@/lib/i18n/texts";
import { listMembers } from "@/lib/members/directory/queries";

export async function LatestMembers({ viewer }: { viewer: Actor | null }) {
  const t = await getTranslations("common.home");
  const { members } = await listMembers(viewer, {}, 6);
  if (members.length === 0) return null;
  return (
    <section className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-xl font-semibold">{t("latestMembers")}</h2>
        <Link href="/members" className="inline-flex min-h-11 items-center font-semibold text-accent hover:underline">
          {t("toMembers")}
        </Link>
      </div>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {members.map((member) => (
          <MemberCard key={member.id} member={member} />
        ))}
      </ul>
    </section>
  );
}
