import { Zip, ZipDeflate } from "fflate";
import type { ExportFile } from "@/lib/members/export/part";

const pieceSize = 512 * 1024;

/** A ZIP in pieces of about half a megabyte: neither the files nor the archive are ever in memory as a whole. */
export async function* archiveOf(files: AsyncIterable<ExportFile>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    made.push(bytes);
  });
  for await (const { path, content } of files) {
    const file = new ZipDeflate(path);
    zip.add(file);
    for await (const bytes of bytesOf(content)) {
      file.push(bytes);
      if (sizeOf(made) >= pieceSize) yield Buffer.concat(made.splice(0));
    }
    file.push(new Uint8Array(), true);
  }
  zip.end();
  yield Buffer.concat(made.splice(0));
}

async function* bytesOf(content: ExportFile["content"]): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (content instanceof Uint8Array) yield new Uint8Array(content);
  else if (typeof content === "string") yield Buffer.from(content);
  else for await (const text of content) yield Buffer.from(text);
}

function sizeOf(made: Uint8Array[]): number {
  return made.reduce((sum, { length }) => sum + length, 0);
}
