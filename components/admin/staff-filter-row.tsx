import { FilterWords } from "@/components/tribune/filter-words";
import { Row } from "@/components/ui/rows";
import { When } from "@/components/ui/when";
import type { StaffRule } from "@/lib/tribune/filters/queries";

export function StaffFilterRow({ rule: { member, createdAt, ...rule } }: { rule: StaffRule }) {
  return (
    <Row>
      <a href={`/admin/members/${encodeURIComponent(member)}`} className="inline-flex min-h-6 min-w-6 basis-32 items-center font-semibold text-accent wrap-anywhere hover:underline">
        {member}
      </a>
      <FilterWords rule={rule} />
      <span className="text-sm text-faint">
        <When at={createdAt} />
      </span>
    </Row>
  );
}
