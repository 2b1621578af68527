import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { SentSignedOut } from "@/components/members/sent-signed-out";
import { SignInForm } from "@/components/members/sign-in-form";
import { Link } from "@/components/ui/link";
import { Card, Page } from "@/components/ui/page";
import { currentActor } from "@/lib/auth/session";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { keptNextPage } from "@/lib/members/signing-in/next-page";
import { pageAfterSigningIn } from "@/lib/security/redirect";

type Properties = { searchParams: Promise<{ next?: string | string[]; sent?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members.signIn"))("title") };
}

export default async function SignInPage({ searchParams }: Properties) {
  const { next: wanted, sent } = await searchParams;
  const next = pageAfterSigningIn(wanted, await keptNextPage());
  if (await currentActor()) redirect(next);
  const t = await getTranslations("members.signIn");
  const kept = next === "/" ? "" : `?next=${encodeURIComponent(next)}`;
  return (
    <Page title={t("title")} lead={t("lead")} width="prose">
      {typeof sent === "string" && <SentSignedOut what={sent} />}
      <Card>
        <SignInForm texts={catalogues[await getLocale()].members.signIn} problems={await formProblems()} next={next} />
      </Card>
      <ul className="grid gap-2">
        <li>
          {t("forgotten")} <SideLink href={`/forgot-password${kept}`}>{(await getTranslations("security.forgotten"))("title")}</SideLink>
        </li>
        <li>
          {t("noAccount")} <SideLink href={`/join${kept}`}>{(await getTranslations("members.join"))("submit")}</SideLink>
        </li>
        <li>
          {t("activation")} <SideLink href="/activate">{(await getTranslations("members.activate"))("resend")}</SideLink>
        </li>
      </ul>
    </Page>
  );
}

function SideLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="font-semibold text-accent underline">
      {children}
    </Link>
  );
}
