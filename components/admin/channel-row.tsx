import { Link } from "@/components/ui/link";
import { Row } from "@/components/ui/rows";
import { getTranslations } from "@/lib/i18n/texts";
import { boardPath } from "@/lib/tribune/board-path";
import type { StaffChannel } from "@/lib/tribune/channels/queries";

export async function ChannelRow({ channel }: { channel: StaffChannel }) {
  const { id, slug, title, locked, anonymousMayPost, slowSeconds, keepDays, lastNumber } = channel;
  const t = await getTranslations("channels.row");
  const facts = [
    boardPath(slug),
    t("posts", { count: lastNumber }),
    locked ? t("locked") : anonymousMayPost ? null : t("membersPost"),
    slowSeconds > 0 ? t("slow", { seconds: slowSeconds }) : null,
    keepDays === null ? null : t("kept", { days: keepDays }),
  ].filter(Boolean);
  return (
    <Row>
      <span className="grid gap-0.5 py-1">
        <Link href={`/admin/tribune/channels/${id}`} className="font-semibold text-accent after:absolute after:inset-0">
          {title}
        </Link>
        <span className="text-sm text-faint">{facts.join(" · ")}</span>
      </span>
    </Row>
  );
}
