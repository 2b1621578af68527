import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { figtree, plexMono } from "@/app/fonts";
import { Keyboard } from "@/components/keyboard/keyboard";
import { NoticeToast } from "@/components/layout/notice-toast";
import { SiteFooter } from "@/components/layout/site-footer";
import { SiteHeader } from "@/components/layout/site-header";
import { FarewellBanner } from "@/components/members/farewell-banner";
import { MadeFor } from "@/components/ui/made-for";
import { currentActor } from "@/lib/auth/session";
import { keptCookie } from "@/lib/forms/kept/cookie";
import { getKeptForm } from "@/lib/forms/kept/queries";
import { markOf } from "@/lib/forms/made-for";
import { getTranslations } from "@/lib/i18n/texts";
import { readerKey } from "@/lib/realtime/reader-key";
import { getSetting } from "@/lib/settings/queries";
import { isTheme, themeCookie } from "@/lib/theme";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const name = await getSetting("site.name");
  const t = await getTranslations("common.home");
  const description = (await getSetting("site.description")) || t("visitorLead", { site: name });
  return { title: { default: name, template: `%s · ${name}` }, description };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f4" },
    { media: "(prefers-color-scheme: dark)", color: "#14171a" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = jar.get(themeCookie)?.value;
  const actor = await currentActor();
  const t = await getTranslations("common");
  return (
    <html lang={await getLocale()} data-theme={isTheme(theme) ? theme : undefined} data-reader={readerKey(actor)} className={`${figtree.variable} ${plexMono.variable}`}>
      <body className="flex flex-col">
        <MadeFor mark={actor ? markOf(actor.memberId) : ""} kept={actor && (await getKeptForm(jar.get(keptCookie.name)?.value, actor))}>
          <a href="#content" className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-lg focus:bg-accent focus:px-4 focus:py-2 focus:text-on-accent">
            {t("skip")}
          </a>
          <SiteHeader />
          <main id="content" tabIndex={-1} className="w-full flex-1 px-4 py-8 outline-none sm:px-6">
            <NoticeToast />
            <FarewellBanner />
            {children}
          </main>
          <SiteFooter />
          <Keyboard />
        </MadeFor>
      </body>
    </html>
  );
}
