import type { Metadata } from "next";
import { EmailLinkPage } from "@/components/members/email-link-page";
import { requireMember } from "@/lib/auth/session";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { confirmEmailChangeAction } from "@/lib/members/email-change/actions";
import { getLink } from "@/lib/members/links/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("security.emailConfirm"))("title"), robots: { index: false, follow: false } };
}

export default async function ConfirmEmailPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const token = String((await searchParams).token ?? "");
  const viewer = await requireMember(`/account/email/confirm?${new URLSearchParams({ token })}`);
  const [t, problems, link] = [await getTranslations("security.emailConfirm"), await formProblems(), await getLink(token, "EMAIL_CHANGE")];
  const refused = "refused" in link ? link.refused : link.memberId === viewer.memberId ? null : "tokenUnknown";
  const email = "refused" in link ? "" : (link.email ?? "");
  return (
    <EmailLinkPage title={t("title")} act={refused ? null : { action: confirmEmailChangeAction, token, words: t("submit") }} elsewhere={{ href: "/settings/security/email", words: t("again") }}>
      <p className="wrap-anywhere">{refused ? problems[refused] : t("text", { name: viewer.name, email })}</p>
    </EmailLinkPage>
  );
}
