import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { Fact, Facts } from "@/components/ui/facts";
import { Card, Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { getFormatter, getTranslations } from "@/lib/i18n/texts";
import { getOwnAccount } from "@/lib/members/leaving/queries";
import { getSetting } from "@/lib/settings/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("leaving.account"))("title") };
}

export default async function AccountPage() {
  const viewer = await requireMember("/settings/account");
  const [t, roles, format] = [await getTranslations("leaving.account"), await getTranslations("common.roles"), await getFormatter()];
  const { name, email, role, joinedAt } = await getOwnAccount(viewer);
  return (
    <Page title={t("title")} width="prose">
      <Card>
        <Facts>
          <Fact term={t("name")}>{name}</Fact>
          <Fact term={t("email")}>{email}</Fact>
          <Fact term={t("role")}>{roles(role)}</Fact>
          <Fact term={t("joined")}>{format.dateTime(joinedAt, { dateStyle: "long" })}</Fact>
        </Facts>
      </Card>
      {!viewer.leavingAt && (
        <Card id="leave" className="grid justify-items-start gap-4">
          <h2 className="text-lg font-semibold">{t("leaveTitle")}</h2>
          <p>{t("leaveText")}</p>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href="/settings/export" look="secondary">
              {t("toExport")}
            </ButtonLink>
            <ButtonLink href="/settings/account/leave" look="danger">
              {t("leave", { site: await getSetting("site.name") })}
            </ButtonLink>
          </div>
        </Card>
      )}
    </Page>
  );
}
