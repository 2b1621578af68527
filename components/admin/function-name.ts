import { getTranslations } from "next-intl/server";

/** Says in the reader's words what a function does, by its id with or without the application's; by the id itself for one that the site no longer has. */
export async function functionNamer(): Promise<(id: string) => string> {
  const t = await getTranslations("admin.functions");
  return (id) => {
    const [, known = "", failure] = /^(?:causerie-)?(.+?)(-failure)?$/.exec(id) ?? [];
    if (!t.has(`names.${known}` as "afterFailure")) return id;
    const name = t(`names.${known}` as "afterFailure");
    return failure ? t("afterFailure", { name }) : name;
  };
}
