import { Mail, MessagesSquare, Users } from "lucide";
import { LatestMembers } from "@/components/members/latest-members";
import { LatestPosts } from "@/components/tribune/latest-posts";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Card, Page } from "@/components/ui/page";
import type { Actor } from "@/lib/auth/actor";
import { currentActor, currentNews } from "@/lib/auth/session";
import { getTranslations } from "@/lib/i18n/texts";
import { getSetting } from "@/lib/settings/queries";

export default async function HomePage() {
  const actor = await currentActor();
  return actor ? <MemberHome actor={actor} /> : <VisitorHome />;
}

async function MemberHome({ actor }: { actor: Actor }) {
  const t = await getTranslations("common.home");
  const { unread } = await currentNews();
  return (
    <Page
      title={t("greeting", { name: actor.name })}
      lead={t("unread", { count: unread })}
      actions={
        <div className="flex flex-wrap gap-2">
          <ButtonLink href="/messages/inbox" look="secondary">
            {t("toInbox")}
          </ButtonLink>
          <ButtonLink href="/messages/write">{t("write")}</ButtonLink>
        </div>
      }
    >
      <LatestPosts viewer={actor} />
      <LatestMembers viewer={actor} />
    </Page>
  );
}

async function VisitorHome() {
  const t = await getTranslations("common.home");
  const parts = [
    { icon: Mail, title: t("messagesTitle"), text: t("messagesText") },
    { icon: MessagesSquare, title: t("tribuneTitle"), text: t("tribuneText") },
    { icon: Users, title: t("membersTitle"), text: t("membersText") },
  ];
  return (
    <div className="mx-auto grid max-w-page gap-12 py-6">
      <section className="grid max-w-prose gap-5">
        <h1 className="text-3xl font-bold">{t("visitorTitle")}</h1>
        <p className="text-lg text-faint">{t("visitorLead", { site: await getSetting("site.name") })}</p>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href="/join">{t("join")}</ButtonLink>
          <ButtonLink href="/sign-in" look="secondary">
            {t("signIn")}
          </ButtonLink>
        </div>
      </section>
      <div className="grid gap-4 sm:grid-cols-3">
        {parts.map(({ icon, title, text }) => (
          <Card key={title} className="grid content-start gap-2">
            <Icon icon={icon} className="size-6 text-accent" />
            <h2 className="text-lg font-semibold">{title}</h2>
            <p className="text-sm text-faint">{text}</p>
          </Card>
        ))}
      </div>
      <LatestPosts viewer={null} />
      <LatestMembers viewer={null} />
    </div>
  );
}
