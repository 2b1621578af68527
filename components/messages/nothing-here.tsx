import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/page";
import type { Folder } from "@/lib/generated/prisma/enums";
import { getTranslations } from "@/lib/i18n/texts";
import { folderPath } from "@/lib/messages/folder";
import type { Listing } from "@/lib/messages/listing/listing";

export async function NothingHere({ folder, listing, first }: { folder: Folder; listing: Listing; first: boolean }) {
  const reason = listing.q ? "search" : listing.unread ? "unread" : first ? folder : "page";
  const t = await getTranslations("messages.empty");
  const back = reason === "search" || reason === "unread";
  return (
    <EmptyState
      title={t(`${reason}.title`)}
      action={
        back && (
          <ButtonLink href={folderPath(folder)} look="secondary">
            {t("showAll")}
          </ButtonLink>
        )
      }
    >
      {t(`${reason}.text`)}
    </EmptyState>
  );
}
