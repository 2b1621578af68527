import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import { ActForm } from "@/components/ui/act-form";
import { Link } from "@/components/ui/link";
import { chooseAppearanceAction } from "@/lib/appearance/actions";
import { getTranslations } from "@/lib/i18n/texts";
import { isTheme, themeCookie } from "@/lib/theme";

export async function SiteFooter() {
  const t = await getTranslations("common.footer");
  const locale = await getLocale();
  const kept = (await cookies()).get(themeCookie)?.value;
  const theme = isTheme(kept) ? kept : "system";
  return (
    <footer className="border-t border-line bg-surface px-4 text-sm sm:px-6">
      <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-8 gap-y-2 py-4">
        <Link href="/about" className="inline-flex min-h-11 items-center font-semibold text-accent hover:underline">
          {t("about")}
        </Link>
        <ActForm action={chooseAppearanceAction} className="flex flex-wrap items-center gap-x-6 gap-y-1">
          <Choice
            label={t("language")}
            name="locale"
            chosen={locale}
            options={[
              ["en", t("english")],
              ["fr", t("french")],
            ]}
          />
          <Choice
            label={t("theme")}
            name="theme"
            chosen={theme}
            options={[
              ["system", t("system")],
              ["light", t("light")],
              ["dark", t("dark")],
            ]}
          />
        </ActForm>
      </div>
    </footer>
  );
}

type Properties = { label: string; name: string; chosen: string; options: [value: string, text: string][] };

function Choice({ label, name, chosen, options }: Properties) {
  return (
    <fieldset className="flex flex-wrap items-center gap-x-1">
      <legend className="float-left mr-2 text-faint">{label}</legend>
      {options.map(([value, text]) => (
        <button
          key={value}
          type="submit"
          name={name}
          value={value}
          lang={name === "locale" ? value : undefined}
          aria-pressed={value === chosen}
          className="min-h-11 cursor-pointer rounded-lg px-2.5 hover:bg-accent-soft aria-pressed:font-bold aria-pressed:text-accent aria-pressed:underline"
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
}
