import { AccountMenu } from "@/components/layout/account-menu";
import { NavigationLink } from "@/components/layout/navigation-link";
import { UnreadBadge, type UnreadLabels } from "@/components/layout/unread-badge";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { hasRank } from "@/lib/auth/actor";
import { currentActor, currentNews } from "@/lib/auth/session";
import { getTranslations } from "@/lib/i18n/texts";
import { getSetting } from "@/lib/settings/queries";

export async function SiteHeader() {
  const [actor, { unread }, t, name] = await Promise.all([currentActor(), currentNews(), getTranslations("common.nav"), getSetting("site.name")]);
  return (
    <header className="border-b border-line bg-surface px-4 sm:px-6">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-2">
        <Link href="/" className="mr-auto py-3 text-lg font-bold text-accent sm:mr-4">
          {name}
        </Link>
        <nav aria-label={t("label")} className="order-last -mx-4 flex w-[calc(100%+2rem)] overflow-x-auto px-2 sm:order-none sm:mx-0 sm:w-auto sm:flex-1 sm:px-0">
          {actor && (
            <NavigationLink href="/messages/inbox" under="/messages">
              {t("messages")} <UnreadBadge count={unread} labels={unreadLabels(t)} />
            </NavigationLink>
          )}
          <NavigationLink href="/tribune/" under="/tribune">
            {t("tribune")}
          </NavigationLink>
          <NavigationLink href="/members" under="/members">
            {t("members")}
          </NavigationLink>
          {hasRank(actor, "MODERATOR") && (
            <NavigationLink href="/admin" under="/admin">
              {t("admin")}
            </NavigationLink>
          )}
        </nav>
        {actor ? (
          <AccountMenu
            member={{ name: actor.name, avatarVersion: actor.avatarVersion }}
            opensOnHover={actor.menusOnHover}
            words={{ account: t("account", { name: actor.name }), profile: t("profile"), settings: t("settings"), signOut: t("signOut") }}
          />
        ) : (
          <div className="flex items-center gap-1">
            <ButtonLink href="/sign-in" look="quiet">
              {t("signIn")}
            </ButtonLink>
            <ButtonLink href="/join">{t("join")}</ButtonLink>
          </div>
        )}
      </div>
    </header>
  );
}

type Texts = Awaited<ReturnType<typeof getTranslations<"common.nav">>>;

const labels = new WeakMap<Texts, UnreadLabels>();

/** The badge counts in the browser, which has no plural rules of ours: it gets the sentences for what it may show, made once for each language. */
function unreadLabels(t: Texts): UnreadLabels {
  const made = labels.get(t) ?? { none: t("unread", { count: 0 }), one: t("unread", { count: 1 }), many: t("unread", { count: 2 }).replace("2", "{count}") };
  labels.set(t, made);
  return made;
}
