import { MailStateBadge } from "@/components/admin/mail-state-badge";
import { Link } from "@/components/ui/link";
import { Row } from "@/components/ui/rows";
import { When } from "@/components/ui/when";
import { maskAddress } from "@/lib/email/mask";
import type { ListedMail } from "@/lib/email/queries";

export function MailRow({ mail }: { mail: ListedMail }) {
  return (
    <Row>
      <span className="grid min-w-0 flex-1 basis-64">
        <Link href={`/admin/outbox/${mail.id}`} className="font-semibold wrap-anywhere after:absolute after:inset-0">
          {mail.subject}
        </Link>
        <span className="text-sm wrap-anywhere text-faint">{maskAddress(mail.recipient)}</span>
        {mail.lastError && <span className="text-sm wrap-anywhere text-danger">{mail.lastError}</span>}
      </span>
      <MailStateBadge mail={mail} />
      <span className="text-sm text-faint">
        <When at={mail.createdAt} />
      </span>
    </Row>
  );
}
