import "server-only";
import { notFound as interrupt } from "next/navigation";
import { requests } from "@/lib/http/request-scope";

/**
 * For what does not exist, or not for this reader. Next alone would answer with an empty document that only scripts fill:
 * what is noted here has the server send the page of app/not-found.tsx instead (docs/decisions/020-missing-pages.md).
 */
export function notFound(): never {
  const request = requests.getStore();
  if (request) request.missing = true;
  interrupt();
}
