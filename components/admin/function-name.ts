import { getTranslations } from "@/lib/i18n/texts";

export async function functionNamer(): Promise<(id: string) => string> {
  const t = await getTranslations("admin.functions");
  return (id) => {
    const [, known = "", failure] = /^(?:causerie-)?(.+?)(-failure)?$/.exec(id) ?? [];
    if (!t.has(`names.${known}` as "afterFailure")) return id;
    const name = t(`names.${known}` as "afterFailure");
    return failure ? t("afterFailure", { name }) : name;
  };
}
