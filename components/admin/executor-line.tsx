import { HealthMark } from "@/components/admin/health-mark";
import { getExecutor } from "@/lib/health/queries";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";

export async function ExecutorLine() {
  const { name, seen, seenAt } = await getExecutor();
  const t = await getTranslations("admin.runs");
  const format = await getFormatter();
  return (
    <p>
      {t(`executor.${name}`)} <HealthMark good={seen}>{seenAt ? t("seen", { date: format.dateTime(seenAt, { dateStyle: "medium", timeStyle: "medium" }) }) : t("neverSeen")}</HealthMark>
    </p>
  );
}
