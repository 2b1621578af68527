import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { JoinForm } from "@/components/members/join-form";
import { Link } from "@/components/ui/link";
import { Card, EmptyState, Page } from "@/components/ui/page";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { newWork } from "@/lib/members/joining/work";
import { pageAfterSigningIn } from "@/lib/security/redirect";
import { getSetting } from "@/lib/settings/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members.join"))("title") };
}

export default async function JoinPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = pageAfterSigningIn((await searchParams).next);
  const t = await getTranslations("members.join");
  const open = await getSetting("members.joiningOpen");
  const work = (await getSetting("members.proofOfWork")) ? await newWork() : null;
  return (
    <Page title={t("title")} lead={t("lead")} width="prose">
      {open ? (
        <Card>
          {work && (
            <noscript>
              <p className="mb-5 rounded-lg bg-danger-soft px-4 py-3 font-medium text-danger">{t("workNeeded")}</p>
            </noscript>
          )}
          <JoinForm texts={catalogues[await getLocale()].members.join} problems={await formProblems()} formKey={crypto.randomUUID()} approval={await getSetting("members.approval")} work={work} next={next} />
        </Card>
      ) : (
        <EmptyState title={t("closedTitle")}>{t("closedText")}</EmptyState>
      )}
      <p>
        {t("already")}{" "}
        <Link href="/sign-in" className="font-semibold text-accent underline">
          {(await getTranslations("members.signIn"))("title")}
        </Link>
      </p>
    </Page>
  );
}
