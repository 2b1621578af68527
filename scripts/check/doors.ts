const body = /\b(?:request|req)\s*\.\s*(?:clone\(\)\s*\.\s*)?(?:(?:json|text|formData|arrayBuffer|blob|bytes)\(|body\b)/;

const methods = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";
const handlers = "publicHandler|memberHandler|adminHandler|jsonHandler|memberJsonHandler|channelHandler|callHandler|atSession|nowhere|only\\.\\w+|options|refused";
const routes = "postRoute|backendRoute|readingRoute";

const exported = new RegExp(`^export (?:async function|const|\\{)[^=;]*\\b(?:${methods})\\b[^\\n]*`, "gm");
const wrapped = new RegExp(`^export const (?:(?:${methods}) = (?:${handlers})\\b|\\{[^}]*\\} = (?:${routes})\\()`);
const handedOn = /^export \{[^}]*\} from "@\/app\/.*\/route";/;

export function readsBody(text: string): boolean {
  return body.test(text);
}

/** Whether a method of a route is answered by anything but our handlers. */
export function bareHandlers(text: string): boolean {
  const lines = text.match(exported) ?? [];
  return lines.some((line) => !wrapped.test(line) && !handedOn.test(line));
}
