import type { Locale } from "@/lib/i18n/locale";
import type { Transaction } from "@/lib/transaction";

export type Exported = { id: number; name: string; locale: Locale; timeZone: string };

type Content = string | Uint8Array | AsyncIterable<string>;

/** Paths are unlike each other; what may be long comes in pieces. */
export type ExportFile = { path: string; content: Content };

/** What one domain adds to an export. Files are read one after the other, each to its end before the next. */
export type ExportPart = (tx: Transaction, member: Exported) => AsyncIterable<ExportFile>;
