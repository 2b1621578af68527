import "server-only";
import { accountPart } from "@/lib/members/export/account-part";
import type { ExportPart } from "@/lib/members/export/part";
import { messagesPart } from "@/lib/messages/export/part";
import { moderationPart } from "@/lib/moderation/export/part";
import { tribunePart } from "@/lib/tribune/export/part";

/** What an archive of everything about somebody holds: a part of each domain. */
export const exportParts: readonly ExportPart[] = [accountPart, messagesPart, tribunePart, moderationPart];
