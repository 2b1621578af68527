import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Row, Rows } from "@/components/ui/rows";
import type { Actor } from "@/lib/auth/actor";
import { getTranslations } from "@/lib/i18n/texts";
import { getOwnEmail } from "@/lib/members/email-change/queries";

export async function AccountFacts({ viewer }: { viewer: Actor }) {
  const t = await getTranslations("security.account");
  const { email, waiting } = await getOwnEmail(viewer);
  return (
    <section className="grid gap-4">
      <h2 className="text-xl font-semibold">{t("title")}</h2>
      <Rows label={t("title")}>
        <Fact term={t("name")} change={{ href: "/settings/security/name", words: t("change"), label: t("changeName") }}>
          {viewer.name}
        </Fact>
        <Fact term={t("email")} note={waiting && t("waiting", { email: waiting })} change={{ href: "/settings/security/email", words: t("change"), label: t("changeEmail") }}>
          {email}
        </Fact>
        <Fact term={t("password")} change={{ href: "/settings/security/password", words: t("change"), label: t("changePassword") }}>
          <span aria-hidden="true">••••••••••</span>
        </Fact>
      </Rows>
    </section>
  );
}

type Properties = { term: string; note?: string | null; change: { href: string; words: string; label: string }; children: ReactNode };

function Fact({ term, note = null, change: { href, words, label }, children }: Properties) {
  return (
    <Row>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <span className="text-sm text-faint">{term}</span>
        <span className="font-semibold wrap-anywhere">{children}</span>
        {note && <span className="text-sm wrap-anywhere text-faint">{note}</span>}
      </div>
      <ButtonLink href={href} look="secondary" aria-label={label}>
        {words}
      </ButtonLink>
    </Row>
  );
}
