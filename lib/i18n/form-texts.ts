import "server-only";
import { getLocale } from "next-intl/server";
import { catalogues } from "@/lib/i18n/catalogues";

export async function formProblems(): Promise<Record<string, string>> {
  return catalogues[await getLocale()].problems;
}
