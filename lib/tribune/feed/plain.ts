import { clockOf, rankMark } from "@/lib/tribune/clock";
import type { Format } from "@/lib/tribune/feed/format";
import type { ListedPost } from "@/lib/tribune/queries";

const clockWidth = 10;
const identityWidth = 10;
const infoShown = 30;
const between = "   ";
const narrowest = 20;

export const plain: Format = {
  type: "text/plain; charset=utf-8",
  direction: "asc",
  render(posts, _reader, { width }) {
    const rows = posts.map((post) => ({ clock: clockOf(post.second) + rankMark(post.rank), identity: identityOf(post), message: post.raw }));
    const widest = Math.max(identityWidth, ...rows.map(({ identity }) => [...identity].length));
    const room = Math.max(narrowest, width - clockWidth - widest - 2 * between.length);
    return rows.flatMap(({ clock, identity, message }) => wrap(message, room).map((line, index) => renderLine(index ? ["", "", line] : [clock, identity, line], [clockWidth, widest, room]))).join("");
  },
};

function identityOf({ login, info }: ListedPost): string {
  return login ? `<${login}>` : [...info].slice(0, infoShown).join("");
}

function renderLine(cells: string[], widths: number[]): string {
  return `${cells.map((cell, column) => cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length))).join(between)}\n`;
}

function wrap(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = "";
  const words = text.split(/[ \t\n]/).flatMap((word) => word.match(new RegExp(`.{1,${room}}`, "gsu")) ?? [""]);
  for (const word of words) {
    const longer = line ? `${line} ${word}` : word;
    if (line && [...longer].length > room) lines.push(line);
    line = line && [...longer].length > room ? word : longer;
  }
  return [...lines, line];
}
