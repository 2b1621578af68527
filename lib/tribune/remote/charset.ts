import iconv from "iconv-lite";

const known = /^(iso-?8859-\d{1,2}|latin-?\d|windows-?125\d|cp125\d|koi8-[ru]|us-ascii)$/i;
/** What browsers and clients call so is what Windows had: 80 to 9F are signs there, not controls. */
const westEuropean = "windows-1252";
const westEuropeanNames = /^(iso-?8859-1|latin-?1|us-ascii)$/i;

/** The encoding that a Content-Type names, if it is one of a byte for each sign. */
export function declaredCharset(contentType: string): string | undefined {
  const [, quoted, bare] = /;\s*charset=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const name = quoted ?? bare ?? "";
  if (!known.test(name)) return undefined;
  return westEuropeanNames.test(name) ? westEuropean : name;
}

/** Bytes of a client as text: as it declares them, else UTF-8 wherever they are that, else Western European. */
export function decodeBytes(bytes: Buffer, charset?: string): string {
  if (charset) return signsForControls(iconv.decode(bytes, charset));
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return decodeMixed(bytes);
  }
}

// Each alternative of more than one byte is a letter of UTF-8, read for Latin-1.
const letterOrByte = /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[\x80-\xff]/g;
const cutLetter = /(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})$/;

/** Where some letters are UTF-8, a beginning of one at the end is what a client cut off; any other byte stands for itself. */
function decodeMixed(bytes: Buffer): string {
  const text = bytes.toString("latin1");
  const isUtf8 = text.match(letterOrByte)?.some((found) => found.length > 1) ?? false;
  if (!isUtf8) return westEuropeanText(text);
  return text.replace(cutLetter, "").replace(letterOrByte, (found) => (found.length > 1 ? Buffer.from(found, "latin1").toString("utf8") : westEuropeanText(found)));
}

function westEuropeanText(bytesAsLatin1: string): string {
  return iconv.decode(Buffer.from(bytesAsLatin1, "latin1"), westEuropean);
}

function signsForControls(text: string): string {
  return text.replace(/[\x80-\x9f]/g, westEuropeanText);
}
