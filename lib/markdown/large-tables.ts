import type { MarkdownIt, StateBlock } from "markdown-it";

const mostCells = 1000;

type Counted = { cells?: number };

/** Missing cells are filled in: a few characters make thousands. A table beyond the limit of a text stays as written. */
export function withoutLargeTables(markdown: MarkdownIt): void {
  markdown.block.ruler.before("table", "large tables", asParagraph);
}

function asParagraph(state: StateBlock, start: number, end: number): boolean {
  const columns = columnsBelow(state, start, end);
  if (columns === 0) return false;
  const counted = state.env as Counted;
  const last = endOfTable(state, start, end);
  const cells = (counted.cells ?? 0) + columns * (last - start - 1);
  if (cells <= mostCells) {
    counted.cells = cells;
    return false;
  }
  state.push("paragraph_open", "p", 1).map = [start, last];
  const text = state.push("inline", "", 0);
  text.content = state.getLines(start, last, state.blkIndent, false).trim();
  text.map = [start, last];
  text.children = [];
  state.push("paragraph_close", "p", -1);
  state.line = last;
  return true;
}

/** How many columns the line below would give to a table that begins here, or 0. */
function columnsBelow(state: StateBlock, start: number, end: number): number {
  if (start + 2 > end || !lineOf(state, start).includes("|")) return 0;
  const line = lineOf(state, start + 1).trim();
  if (!/^[-:|][-:|\s]*$/.test(line)) return 0;
  return line.replace(/^\||\|$/g, "").split("|").length;
}

function endOfTable(state: StateBlock, start: number, end: number): number {
  let line = start + 2;
  while (line < end && !state.isEmpty(line) && (state.sCount[line] ?? 0) >= state.blkIndent) line += 1;
  return line;
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice(state.bMarks[line], state.eMarks[line]);
}
