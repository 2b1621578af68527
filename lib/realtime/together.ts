import "server-only";
import { oncePerProcess } from "@/lib/load/once-per-process";

const asked = oncePerProcess("questions asked together", () => new Map<string, Promise<unknown>>());

/** For those who are woken together: whoever asks the same shares one answer, looked for only after all of them asked. */
export function together<T>(question: string, answer: () => Promise<T>): Promise<T> {
  const joined = asked.get(question) as Promise<T> | undefined;
  if (joined) return joined;
  const answered = new Promise(setImmediate).then(() => {
    asked.delete(question);
    return answer();
  });
  asked.set(question, answered);
  return answered;
}
