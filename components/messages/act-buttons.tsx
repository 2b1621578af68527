import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import type { Act } from "@/lib/messages/filing/act";

/** The buttons of a form that does something with conversations. */
export async function ActButtons({ acts, label }: { acts: readonly Act[]; label: string }) {
  const t = await getTranslations("messages.acts");
  return (
    <fieldset aria-label={label} className="flex flex-wrap gap-2">
      {acts.map((act) => (
        <Button key={act} type="submit" name="act" value={act} look="secondary">
          {t(act)}
        </Button>
      ))}
    </fieldset>
  );
}
