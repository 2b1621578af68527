import { Fact, Facts } from "@/components/ui/facts";
import { Card } from "@/components/ui/page";
import { RichText } from "@/components/ui/rich-text";
import { getTranslations } from "@/lib/i18n/texts";
import type { ShownProfile } from "@/lib/members/profile/queries";

export async function ProfileWords({ member: { name, biographyHtml, site, email } }: { member: ShownProfile }) {
  if (!biographyHtml && !site && !email) return null;
  const t = await getTranslations("members.profile");
  return (
    <Card className="grid gap-5">
      <h2 className="text-lg font-semibold">{t("about", { name })}</h2>
      {biographyHtml && <RichText html={biographyHtml} />}
      {(site || email) && (
        <Facts>
          {site && (
            <Fact term={t("site")}>
              <a href={site} rel="nofollow noopener ugc" className="font-semibold text-accent underline">
                {site.replace(/^https?:\/\/|\/$/g, "")}
              </a>
            </Fact>
          )}
          {email && (
            <Fact term={t("email")}>
              <a href={`mailto:${email}`} className="font-semibold text-accent underline">
                {email}
              </a>
            </Fact>
          )}
        </Facts>
      )}
    </Card>
  );
}
