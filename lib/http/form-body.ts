/** As it was sent, but for the case of its type: what follows, such as a boundary, is what it is. */
export function mediaType(headers: Headers): string {
  return (headers.get("content-type") ?? "").trim().replace(/^[^;]*/, (type) => type.toLowerCase());
}

/** Whether this is a whole form, with a boundary and an end. */
export async function isReadableForm(bytes: Buffer, type: string): Promise<boolean> {
  const body = new Response(new Uint8Array(bytes), { headers: { "Content-Type": type } });
  return body.formData().then(
    () => true,
    () => false,
  );
}
