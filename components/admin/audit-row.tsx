import { Row } from "@/components/ui/rows";
import type { ListedAct } from "@/lib/audit/queries";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import { isTombstoneName } from "@/lib/members/leaving/tombstone";

export async function AuditRow({ act: { actorName, actorId, act, subject, details, at } }: { act: ListedAct }) {
  const t = await getTranslations("admin.audit");
  const format = await getFormatter();
  const known = (name: string) => (isTombstoneName(name) ? t("former") : name);
  const key = `acts.${act}` as "acts.members.changeRole";
  return (
    <Row>
      <p className="min-w-0 flex-1 basis-64 wrap-anywhere">
        <strong>{actorId === null && actorName === "command line" ? t("commandLine") : known(actorName)}</strong> {t.has(key) ? t(key) : t("other", { act })} <strong>{known(subject)}</strong>{" "}
        <span className="block text-sm text-faint">{await tell(details)}</span>
      </p>
      <time dateTime={at.toISOString()} className="text-sm text-faint">
        {format.dateTime(at, { dateStyle: "medium", timeStyle: "medium" })}
      </time>
    </Row>
  );
}

async function tell(details: ListedAct["details"]): Promise<string> {
  const told = details !== null && typeof details === "object" && !Array.isArray(details) ? details : {};
  if (!("from" in told && "to" in told))
    return Object.entries(told)
      .map(([name, value]) => `${name}: ${value}`)
      .join(", ");
  const t = await getTranslations("admin");
  const roles = await getTranslations("common.roles");
  const word = (value: unknown) => {
    if (typeof value === "boolean") return t(value ? "settings.on" : "settings.off");
    return value === "MEMBER" || value === "MODERATOR" || value === "ADMINISTRATOR" ? roles(value) : String(value) || t("settings.empty");
  };
  return t("audit.fromTo", { from: word(told.from), to: word(told.to) });
}
