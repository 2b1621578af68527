const widest = 55;

/** Each line behind "> ", wrapped at 55 characters; what is quoted already gets one more mark and keeps its lines. `opening` says who wrote. */
export function quoted(opening: string, body: string): string {
  const lines = body.replace(/\n$/, "").split("\n").flatMap(quotedLine);
  return `\n\n${opening}\n${lines.join("\n")}\n`;
}

function quotedLine(line: string): string[] {
  if (line.trim() === "") return ["> "];
  if (line.startsWith("> ")) return [`> ${line}`];
  return wrapped(line, widest - 2).map((part) => `> ${part}`);
}

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
