export function allowing(allow: string) {
  return {
    options: async () => new Response(null, { status: 204, headers: { Allow: allow } }),
    refused: async () => new Response(null, { status: 405, headers: { Allow: allow } }),
  };
}
