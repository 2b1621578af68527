import { z } from "zod";
import type { Folder } from "@/lib/generated/prisma/enums";
import { pageSize, typedNumber, wholeNumber } from "@/lib/keyset";
import type { Act } from "@/lib/messages/filing/act";
import type { Everything, Selection } from "@/lib/messages/filing/commands";
import { folders } from "@/lib/messages/folder";
import { readEdge } from "@/lib/messages/listing/edge";
import { type Listing, type Place, plainListing, wordsSchema } from "@/lib/messages/listing/listing";
import { orders } from "@/lib/messages/listing/order";
import { linesPerPage } from "@/lib/messages/listing/queries";
import { longAnswerSchema, type writeSchema } from "@/lib/messages/schema";

const folder = z.enum(folders.map((each) => each.toLowerCase() as Lowercase<Folder>)).transform((name) => name.toUpperCase() as Folder);
const by = z.enum(["conversation", "message"]).default(plainListing.by);

const flag = z.enum(["", "true", "false"]).transform((said) => said !== "false");

export const listSchema = z
  .strictObject({
    folder: folder.default("INBOX"),
    by,
    q: wordsSchema.default(""),
    unread: flag.default(false),
    sort: z.enum(orders).default(plainListing.sort),
    cursor: z.string().max(1500, "cursorUnknown").optional(),
    page_size: pageSize(linesPerPage),
  })
  .transform(({ folder, cursor, page_size: size, ...listing }, context): { folder: typeof folder; listing: Listing; place: Place; size: number } => {
    const after = readEdge(cursor, listing.sort);
    return cursor === undefined || after ? { folder, listing, place: { after }, size } : refuse(context, "cursor", "cursorUnknown");
  });

const id = wholeNumber(1, 2_147_483_647);
const ids = z.array(id).min(1).max(100);
const actNames = { archive: "archive", unarchive: "unarchive", trash: "trash", restore: "restore", mark_read: "markRead", mark_unread: "markUnread", mute: "mute", unmute: "unmute" } as const satisfies Record<string, Act>;

export const conversationSchema = z.strictObject({ cursor: typedNumber(id.optional()) });

const typed = z.string().max(200_000);

/** Only what the command cannot take: it tells of all the rest at once. */
export const sendSchema = z.strictObject({ to: listed(typed).default(""), subject: typed.default(""), body: typed.default(""), key: typed.default("") });

const { body, key, to, subject } = longAnswerSchema.shape;

export const replySchema = z.strictObject({ body, key, subject: z.optional(subject), to: listed(to).default("") });

type Wanted = { act: Act } & ({ selection: Selection } | { all: Everything });

export const actSchema = z
  .strictObject({
    act: z.enum(Object.keys(actNames) as [keyof typeof actNames]).transform((name) => actNames[name]),
    folder: folder.optional(),
    conversations: ids.optional(),
    messages: ids.optional(),
    newest: id.optional(),
    all: z.strictObject({ by, q: wordsSchema.default(""), unread: z.boolean().default(false) }).optional(),
  })
  .transform(({ act, folder, newest, conversations, messages, all }, context): Wanted => {
    const ways: (Wanted | undefined)[] = [
      conversations && { act, selection: { conversations, folder, newest } },
      messages && { act, selection: { messages, folder, newest } },
      all && folder && { act, all: { folder, newest, listing: { ...plainListing, ...all } } },
    ];
    const [way, ...others] = ways.filter((each) => each !== undefined);
    return way && others.length === 0 ? way : refuse(context, "act", "selectionUnclear");
  });

export const undoSchema = z.strictObject({ undo: z.uuid() });

function listed(names: typeof writeSchema.shape.to) {
  return z.preprocess((to) => (Array.isArray(to) ? to.join(", ") : to), names);
}

function refuse(context: z.core.$RefinementCtx, field: string, message: string): never {
  context.addIssue({ code: "custom", message, path: [field] });
  return z.NEVER;
}
