import "server-only";
import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { gate } from "@/lib/load/gate";
import { Refusal } from "@/lib/refusal";

export const largestPicture = 5 * 1024 * 1024;

const side = 256;
/** A picture of few bytes may stand for very many points. */
const millionsOfPoints = 40;
const accepted = new Set(["image/jpeg", "image/png", "image/webp", "image/gif"]);

/** Unpacking one takes a second and a hundred megabytes. */
const making = gate("a picture to be made", { atOnce: 1, waiting: 6 });
// One processor, that is, whatever it has to do.
sharp.concurrency(1);

// Of what the library can read, nothing but these formats is ever tried.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer", "VipsForeignLoadNsgifBuffer"] });

/** A square picture of our own making, without what a camera noted beside it. Refuses what is no picture, moves, or is too large. */
export async function makePicture(given: Uint8Array): Promise<{ image: Buffer<ArrayBuffer>; version: string }> {
  if (given.length === 0) throw new Refusal("invalid", "pictureMissing");
  if (given.length > largestPicture) throw new Refusal("invalid", "pictureTooLarge");
  const kind = await fileTypeFromBuffer(given);
  if (kind?.mime === "image/apng") throw new Refusal("invalid", "pictureMoves");
  if (!kind || !accepted.has(kind.mime)) throw new Refusal("invalid", "pictureUnreadable");
  const image = await making(() => encode(given));
  return { image: Buffer.from(image), version: createHash("sha256").update(image).digest("hex").slice(0, 16) };
}

async function encode(given: Uint8Array): Promise<Buffer> {
  const unreadable = () => {
    throw new Refusal("invalid", "pictureUnreadable");
  };
  const { width, height, pages = 1 } = await sharp(given, { limitInputPixels: false }).metadata().catch(unreadable);
  if (pages > 1) throw new Refusal("invalid", "pictureMoves");
  const points = width * height;
  if (points > millionsOfPoints * 1_000_000) throw new Refusal("invalid", "picturePoints", { values: { most: millionsOfPoints } });
  return sharp(given, { limitInputPixels: points, failOn: "error", sequentialRead: true }).autoOrient().resize(side, side, { fit: "cover" }).webp({ quality: 82 }).toBuffer().catch(unreadable);
}
