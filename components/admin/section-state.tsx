import type { sectionsOf } from "@/components/admin/sections";
import type { Actor } from "@/lib/auth/actor";
import { countMails } from "@/lib/email/queries";
import { getHealth } from "@/lib/health/queries";
import { getTranslations } from "@/lib/i18n/texts";
import { executor } from "@/lib/jobs/executor";
import { countRuns } from "@/lib/jobs/runs/queries";
import { countApplications } from "@/lib/members/approvals/queries";
import { countProviderRules } from "@/lib/members/providers/queries";
import { countRoster } from "@/lib/members/roster/queries";
import { countOpenReports } from "@/lib/moderation/reports/queries";
import { listSettings } from "@/lib/settings/queries";
import { countHiddenPosts } from "@/lib/tribune/hiding/queries";

type Section = ReturnType<typeof sectionsOf>[number];

export async function SectionState({ viewer, section }: { viewer: Actor; section: Section }) {
  const state = await describe(viewer, section);
  return state && <p className="text-sm text-faint">{state}</p>;
}

async function describe(viewer: Actor, section: Section): Promise<string | null> {
  const t = await getTranslations("admin");
  switch (section) {
    case "members":
      return t("members.count", await countRoster(viewer));
    case "reports":
      return t("reports.count", { count: await countOpenReports(viewer) });
    case "approvals":
      return t("approvals.count", { count: await countApplications(viewer) });
    case "providers":
      return t("providers.count", { count: await countProviderRules(viewer) });
    case "tribune":
      return t("tribune.count", { count: await countHiddenPosts(viewer) });
    case "outbox":
      return t("outbox.count", await countMails());
    case "runs":
      return executor === "runner" ? t("runs.count", await countRuns(viewer)) : null;
    case "settings":
      return t("settings.changed", { count: (await listSettings(viewer)).filter(({ value, initial }) => value !== initial).length });
    case "health": {
      const health = await getHealth();
      return health.executor?.seen && health.mail?.failed === 0 ? t("health.summaryUp") : t("health.summaryDown");
    }
    case "audit":
      return null;
  }
}
