const widest = 55;

/**
 * Somebody's words as a quotation to answer below: each line behind "> ", wrapped so that none grows beyond 55
 * characters; what is quoted already gets one more mark and keeps its lines.
 * `opening` is the sentence that says who wrote.
 */
export function quoted(opening: string, body: string): string {
  const lines = body.replace(/\n$/, "").split("\n").flatMap(quotedLine);
  return `\n\n${opening}\n${lines.join("\n")}\n`;
}

function quotedLine(line: string): string[] {
  if (line.trim() === "") return ["> "];
  if (line.startsWith("> ")) return [`> ${line}`];
  return wrapped(line, widest - 2).map((part) => `> ${part}`);
}

/** Breaks at blanks; a word that is too long stands on a line of its own. Blanks at the beginning stay. */
function wrapped(line: string, width: number): string[] {
  const [, indent = "", rest = ""] = /^(\s*)(.*)$/s.exec(line) ?? [];
  const lines: string[] = [];
  let current = indent;
  for (const word of rest.split(/ +/)) {
    const longer = current.trim() === "" ? current + word : `${current} ${word}`;
    if ([...longer].length > width && current.trim() !== "") {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}
