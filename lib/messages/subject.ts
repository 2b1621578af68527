export const longestSubject = 120;

/** The subject of an answer: "Re: " goes before it once, however it was written. */
export function answerSubject(subject: string): string {
  return shorten(/^re\s*:/i.test(subject) ? subject : `Re: ${subject}`);
}

export function bareSubject(subject: string): string {
  return subject.replace(/^(\s*re\s*:\s*)+/i, "") || subject;
}

/** What a mailbox sorts a subject by: a conversation stands together, whatever answers put before it. */
export function subjectKey(subject: string): string {
  return shorten(subject.toLowerCase().replace(/^(re\s*:\s*)+/, ""));
}

function shorten(text: string): string {
  return [...text].slice(0, longestSubject).join("");
}
