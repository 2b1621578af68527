import type { Metadata } from "next";
import { BoardPage } from "@/components/tribune/board-page";
import { currentActor } from "@/lib/auth/session";
import { openChannel } from "@/lib/tribune/commands";

type Properties = { params: Promise<{ slug: string }>; searchParams: Promise<{ limit?: string | string[]; edit?: string | string[] }> };

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const channel = await openChannel(await currentActor(), (await params).slug);
  return channel ? { title: channel.title } : {};
}

export default async function ChannelPage({ params, searchParams }: Properties) {
  return <BoardPage slug={(await params).slug} searchParams={searchParams} />;
}
