import { expect, test } from "vitest";
import { isReadableForm, mediaType } from "@/lib/http/form-body";

const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n';
const form = "multipart/form-data; boundary=x";

test("the case of a media type means nothing, that of a boundary does", () => {
  expect(mediaType(new Headers({ "content-type": "Multipart/Form-Data; boundary=AbC" }))).toBe("multipart/form-data; boundary=AbC");
  expect(mediaType(new Headers())).toBe("");
});

test("a whole form can be read", async () => {
  expect(await isReadableForm(Buffer.from(`${part}--x--\r\n`), form)).toBe(true);
});

test.each([
  ["without a boundary", `${part}--x--\r\n`, "multipart/form-data"],
  ["with another boundary", `${part}--x--\r\n`, "multipart/form-data; boundary=y"],
  ["that is cut within a part", part.slice(0, -6), form],
  ["without an end", part, form],
  ["of nothing", "", form],
  ["whose part has no header", "--x\r\n\r\n1\r\n--x--\r\n", form],
])("a form %s cannot", async (_title, body, type) => {
  expect(await isReadableForm(Buffer.from(body), type)).toBe(false);
});
