import { z } from "zod";

/** A line of a folder, as a place to go on from. */
export type FolderEdge = { at: Date; entryId: number };
export type FolderPage = { after?: FolderEdge | undefined; before?: FolderEdge | undefined };

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const edge = z
  .preprocess(
    one,
    z
      .string()
      .regex(/^\d{1,15}-\d{1,9}$/)
      .transform(parseEdge)
      .optional(),
  )
  .catch(undefined);

/** The query of a folder's page; what makes no sense is left out. An edge is a time and an entry: `1763720000000-42`. */
export const folderPageSchema = z.object({ after: edge, before: edge });

export function edgeOf({ latestAt, latestEntryId }: { latestAt: Date; latestEntryId: number }): string {
  return `${latestAt.getTime()}-${latestEntryId}`;
}

function parseEdge(text: string): FolderEdge {
  const [time = 0, entryId = 0] = text.split("-").map(Number);
  return { at: new Date(time), entryId };
}
