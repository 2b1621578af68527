import { SaxesParser } from "saxes";

/** One element of a document: its name, its attributes, and all text within. */
export type Seen = { name: string; attributes: Record<string, string>; text: string };

/** Reads a document as strictly as XML asks; throws where it is not well-formed. Elements come in the order in which they end. */
export function readXml(document: string): Seen[] {
  const parser = new SaxesParser();
  const ended: Seen[] = [];
  const open: Seen[] = [];
  parser.on("error", (reason) => {
    throw reason;
  });
  parser.on("opentag", ({ name, attributes }) => void open.push({ name, attributes, text: "" }));
  parser.on("text", (text) => {
    for (const element of open) element.text += text;
  });
  parser.on("closetag", () => {
    const element = open.pop();
    if (element) ended.push(element);
  });
  parser.write(document).close();
  return ended;
}
