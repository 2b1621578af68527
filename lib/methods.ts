export function allowing(allow: string, { crossOrigin = false } = {}) {
  const preflight = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": allow, "Access-Control-Allow-Headers": "Authorization, If-Modified-Since, If-None-Match", "Access-Control-Max-Age": "86400" };
  return {
    options: async () => new Response(null, { status: 204, headers: { Allow: allow, ...(crossOrigin && preflight) } }),
    refused: async () => new Response(null, { status: 405, headers: { Allow: allow } }),
  };
}
