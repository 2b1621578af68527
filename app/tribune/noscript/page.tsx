import type { Metadata } from "next";
import { BoardPage } from "@/components/tribune/board-page";
import { getTranslations } from "@/lib/i18n/texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tribune.board"))("title") };
}

export default async function PlainTribunePage({ searchParams }: { searchParams: Promise<{ limit?: string | string[]; edit?: string | string[] }> }) {
  return <BoardPage slug="" plain searchParams={searchParams} />;
}
