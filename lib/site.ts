import "server-only";
import { accountPart } from "@/lib/members/export/account-part";
import type { ExportPart } from "@/lib/members/export/part";
import { messagesPart } from "@/lib/messages/export/part";
import { moderationPart } from "@/lib/moderation/export/part";
import { tribunePart } from "@/lib/tribune/export/part";

export const exportParts: readonly ExportPart[] = [accountPart, messagesPart, tribunePart, moderationPart];
