/** Handlers for the methods that an address knows only by name: what OPTIONS answers, and the refusal of the others. */
export function allowing(allow: string) {
  return {
    options: async () => new Response(null, { status: 204, headers: { Allow: allow } }),
    refused: async () => new Response(null, { status: 405, headers: { Allow: allow } }),
  };
}
