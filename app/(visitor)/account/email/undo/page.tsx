import type { Metadata } from "next";
import { EmailLinkPage } from "@/components/members/email-link-page";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { undoEmailChangeAction } from "@/lib/members/email-change/actions";
import { getLink } from "@/lib/members/links/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("security.emailUndo"))("title"), robots: { index: false, follow: false } };
}

export default async function UndoEmailPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const token = String((await searchParams).token ?? "");
  const [t, problems, link] = [await getTranslations("security.emailUndo"), await formProblems(), await getLink(token, "EMAIL_UNDO")];
  const open = !("refused" in link);
  return (
    <EmailLinkPage title={t("title")} act={open ? { action: undoEmailChangeAction, token, words: t("submit") } : null} elsewhere={{ href: "/forgot-password", words: t("instead") }}>
      <p className="wrap-anywhere">{open ? t("text", { name: link.name, email: link.email ?? "" }) : problems[link.refused]}</p>
    </EmailLinkPage>
  );
}
