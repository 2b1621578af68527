import type { ServerResponse } from "node:http";

type Instead = (response: ServerResponse) => void;

/**
 * Looks at an answer when its status is known and before anything is sent. Where `judge` gives another answer, what was
 * to be sent is dropped, and the other one is sent in its place once the first is over.
 */
export function holdAnswer(response: ServerResponse, judge: (status: number) => Instead | null): void {
  const { writeHead, write, end, flushHeaders } = response;
  let decided = false;
  let instead: Instead | null = null;

  function decide(status: number): boolean {
    if (!decided && !response.headersSent) instead = judge(status);
    decided = true;
    return instead !== null;
  }

  function sendInstead(): void {
    const send = instead;
    Object.assign(response, { writeHead, write, end, flushHeaders });
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    send?.(response);
  }

  response.writeHead = ((status: number, ...rest: never[]) => (decide(status) ? response : Reflect.apply(writeHead, response, [status, ...rest]))) as typeof writeHead;
  response.flushHeaders = () => void (decide(response.statusCode) || flushHeaders.call(response));
  response.write = ((...given: never[]) => {
    if (!decide(response.statusCode)) return Reflect.apply(write, response, given);
    callbackIn(given)?.();
    return true;
  }) as typeof write;
  response.end = ((...given: never[]) => {
    if (!decide(response.statusCode)) return Reflect.apply(end, response, given);
    callbackIn(given)?.();
    sendInstead();
    return response;
  }) as typeof end;
}

function callbackIn(given: unknown[]): (() => void) | undefined {
  return given.find((each): each is () => void => typeof each === "function");
}
