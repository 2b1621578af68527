import "server-only";
import { cookies, headers } from "next/headers";
import { z } from "zod";
import { ownCookie } from "@/lib/http/cookie";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { noticeCookie, noticeHeader } from "@/lib/notice-cookie";

const schema = z.object({ id: z.string().max(40), key: z.string().max(80), values: z.record(z.string(), z.union([z.string().max(200), z.number()])), undo: z.optional(z.object({ id: z.uuid(), back: z.string().max(2000) })) });

export type NoticeKey = keyof Catalogue["common"]["notices"];
export type Notice = { id: string; key: NoticeKey; values: Record<string, string | number>; undo?: { id: string; back: string } | undefined };

export async function leaveNotice(key: NoticeKey, values: Notice["values"] = {}, undo?: Notice["undo"]): Promise<void> {
  const notice: Notice = { id: crypto.randomUUID(), key, values, undo };
  (await cookies()).set(noticeCookie, JSON.stringify(notice), { ...ownCookie, maxAge: 60 });
}

export async function readNotice(): Promise<Notice | null> {
  const handedOn = (await headers()).get(noticeHeader);
  try {
    const value = handedOn ? decodeURIComponent(handedOn) : (await cookies()).get(noticeCookie)?.value;
    const parsed = schema.safeParse(JSON.parse(value ?? "null"));
    return parsed.success ? (parsed.data as Notice) : null;
  } catch {
    return null;
  }
}
