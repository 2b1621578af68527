import { AsyncLocalStorage } from "node:async_hooks";

/** What is known of a request while it is answered. */
export type RequestScope = {
  /** A page found that there is nothing to show (lib/http/not-found.ts). */
  missing?: boolean;
  /** A form or a script reached one of our actions. */
  acted?: boolean;
};

// One for the process, not one for each bundle that imports this file.
const shared = globalThis as typeof globalThis & { causerieRequests?: AsyncLocalStorage<RequestScope> };
shared.causerieRequests ??= new AsyncLocalStorage();

export const requests = shared.causerieRequests;

/** What fails from here on is our own fault; what failed before could not be read (lib/http/server/watch.ts). */
export function noteAction(): void {
  const request = requests.getStore();
  if (request) request.acted = true;
}
