import "server-only";
import { env } from "@/lib/env";
import { translator } from "@/lib/i18n/translator";
import { getSetting } from "@/lib/settings/queries";

export type Recipient = { name: string; email: string; locale: string | null };

/** What every mail to a member begins with: texts in their language, and what stands round them. */
export async function mailFrame(recipient: Recipient) {
  const t = translator(recipient.locale, "mail");
  const site = await getSetting("site.name");
  return { t, site, frame: { locale: recipient.locale ?? "en", siteName: site, footer: t("footer", { site, address: env.SITE_URL }) } };
}
