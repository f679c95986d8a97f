/** What one line of Markdown begins. Expressions here never look at the same blanks twice: a line may be megabytes long. */

/** How far a line is indented, tabs reaching to the next multiple of four, and where its first letter is. */
export function indentOf(line: string): { readonly columns: number; readonly at: number } {
  let columns = 0;
  let at = 0;
  for (; line[at] === " " || line[at] === "\t"; at++) columns += line[at] === " " ? 1 : 4 - (columns % 4);
  return { columns, at };
}

/** The line without its first `columns` columns of indentation; what is left of a tab becomes blanks. */
export function outdent(line: string, columns: number): string {
  let done = 0;
  let at = 0;
  for (; done < columns && (line[at] === " " || line[at] === "\t"); at++) done += line[at] === " " ? 1 : 4 - (done % 4);
  return " ".repeat(Math.max(0, done - columns)) + line.slice(at);
}

export const isBlankLine = (line: string): boolean => indentOf(line).at === line.length;

/** Without blanks and tabs at either end; unlike `trim` it leaves the blank alone that begins a Chinese paragraph. */
export function trimLine(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === " " || line[end - 1] === "\t")) end -= 1;
  return line.slice(Math.min(indentOf(line).at, end), end);
}

export const isRule = (line: string): boolean => {
  const sign = line.charAt(0);
  if (sign !== "*" && sign !== "-" && sign !== "_") return false;
  let signs = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === sign) signs += 1;
    else if (line[at] !== " " && line[at] !== "\t") return false;
  }
  return signs >= 3;
};

export interface ListSign { readonly sign: string; readonly start: number | null; readonly width: number; readonly rest: string }

/** A bullet or a number. `width`: how far what belongs to it is indented. */
export function readListSign(line: string): ListSign | null {
  const match = /^(?:([-+*])|(\d{1,9})([.)]))(?=[ \t]|$)/.exec(line);
  if (match === null) return null;
  const [sign, bullet, number, mark] = match;
  const after = line.slice(sign.length);
  const { columns, at } = indentOf(after);
  const isEmpty = at === after.length;
  const blanks = isEmpty || columns > 4 ? 1 : columns;
  return { sign: bullet ?? mark ?? "", start: number === undefined ? null : Number(number), width: sign.length + blanks, rest: isEmpty ? "" : outdent(after, blanks) };
}

export interface HeadingLine { readonly level: number; readonly text: string; readonly section: string | null }

/** `## words {#section} ##`. */
export function readHeadingLine(line: string): HeadingLine | null {
  const level = /^#{1,6}(?=[ \t]|$)/.exec(line)?.[0].length;
  if (level === undefined) return null;
  let text = trimLine(line.slice(level));
  let end = text.length;
  while (text[end - 1] === "#") end -= 1;
  if (end === 0 || (end < text.length && (text[end - 1] === " " || text[end - 1] === "\t"))) text = trimLine(text.slice(0, end));
  const at = text.lastIndexOf("{#");
  const section = at >= 0 && text[at - 1] !== "\\" ? /^\{#([A-Za-z0-9_-]{1,64})\}$/.exec(text.slice(at))?.[1] : undefined;
  return section === undefined ? { level, text, section: null } : { level, text: trimLine(text.slice(0, at)), section };
}

export interface FenceLine { readonly letter: string; readonly length: number; readonly info: string }

/** Three or more backticks or tildes, or two or more dollars, with what stands behind them. */
export function readFence(line: string): FenceLine | null {
  const run = /^(?:`{3,}|~{3,}|\${2,})/.exec(line)?.[0];
  if (run === undefined) return null;
  const info = trimLine(line.slice(run.length));
  const letter = run.charAt(0);
  if (letter !== "~" && info.includes(letter)) return null;
  return letter === "$" && info !== "" ? null : { letter, length: run.length, info };
}

export function closesFence(line: string, fence: FenceLine): boolean {
  const text = trimLine(line);
  if (text.length < fence.length || (fence.letter === "$" && text.length !== fence.length)) return false;
  for (let at = 0; at < text.length; at++) if (text[at] !== fence.letter) return false;
  return true;
}

/** A formula on one line between double dollars; null for anything else. */
export function readLineFormula(line: string): string | null {
  const text = trimLine(line);
  if (!text.startsWith("$$") || !text.endsWith("$$") || text.length < 5) return null;
  const latex = text.slice(2, -2);
  return latex.includes("$") ? null : latex.trim();
}

/** The cells of a line of a table; null where it has no upright. */
export function readCells(line: string): readonly string[] | null {
  const text = trimLine(line);
  if (!text.includes("|")) return null;
  const cells: string[] = [];
  let cell = "";
  for (let at = text.startsWith("|") ? 1 : 0; at < text.length; at++) {
    if (text[at] === "\\" && text[at + 1] === "|") {
      cell += "|";
      at += 1;
    } else if (text[at] === "|") {
      cells.push(trimLine(cell));
      cell = "";
    } else cell += text.charAt(at);
  }
  if (cell !== "" || !text.endsWith("|")) cells.push(trimLine(cell));
  return cells;
}

export type Align = "left" | "center" | "right" | null;

/** The line between the head of a table and its body. */
export function readAlignments(line: string): readonly Align[] | null {
  for (let at = 0; at < line.length; at++) if (!"-:| \t".includes(line.charAt(at))) return null;
  const cells = line.includes("-") ? readCells(line) : null;
  if (cells === null || cells.length === 0 || !cells.every((cell) => /^:?-+:?$/.test(cell))) return null;
  return cells.map((cell) => (cell.endsWith(":") ? (cell.startsWith(":") ? "center" : "right") : cell.startsWith(":") ? "left" : null));
}

/** `[!tip] title` at the top of a quote. */
export function readCalloutLine(line: string): { readonly name: string; readonly title: string } | null {
  const match = /^\[!([A-Za-z]{1,20})\][+-]?(.*)$/s.exec(line);
  return match === null ? null : { name: (match[1] ?? "").toLowerCase(), title: trimLine(match[2] ?? "") };
}

/** `[name]: address`, for links that only say the name. */
export function readDefinition(line: string): { readonly name: string; readonly href: string } | null {
  const match = /^\[((?:[^[\]\\]|\\.){1,200})\]:[ \t]{0,20}(\S{1,4096})(?:[ \t]{1,20}(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\)))?[ \t]{0,20}$/.exec(line);
  return match === null ? null : { name: (match[1] ?? "").trim().toLowerCase(), href: (match[2] ?? "").replace(/^<|>$/g, "") };
}
