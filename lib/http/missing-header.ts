/** Has proxy.ts lead on to the page of what is missing, whatever the address (lib/http/server/missing-page.ts). */
export const missingHeader = "x-causerie-missing";
