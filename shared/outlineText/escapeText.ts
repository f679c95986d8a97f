import { readLine } from "./readLine.ts";

/**
 * A backslash in front of a line says: take the rest as it stands. It is written only where the line would otherwise be read as something
 * else, and taken away only there, so a \frac that somebody has pasted stays a \frac.
 */
const ESCAPE = "\\";

/** A line of a summary, so that it is read back as just that line. */
export function escapeText(line: string): string {
  return isMisread(line, readsAsText) ? ESCAPE + line : line;
}

export function unescapeText(line: string): string {
  return isEscaped(line, readsAsText) ? line.slice(1) : line;
}

/** A title behind the mark of a list. */
export function escapeTitle(title: string): string {
  return isMisread(title, readsAsTitle) ? ESCAPE + title : title;
}

export function unescapeTitle(title: string): string {
  return isEscaped(title, readsAsTitle) ? title.slice(1) : title;
}

type ReadsAsItself = (line: string) => boolean;

const isEscaped = (line: string, reads: ReadsAsItself): boolean => line.startsWith(ESCAPE) && isMisread(line.slice(1), reads);

/** Whether a line needs the backslash: because of what it looks like, or because it looks as if it had one already. */
function isMisread(line: string, reads: ReadsAsItself): boolean {
  let at = 0;
  while (line.charAt(at) === ESCAPE) at += 1;
  return !reads(line.slice(at));
}

const readsAsText: ReadsAsItself = (line) => {
  const read = readLine(line);
  return read.kind === "text" && read.column === 0 && read.text === line;
};

const readsAsTitle: ReadsAsItself = (title) => {
  const read = readLine(`- ${title}`);
  return read.kind === "item" && !read.hadBox && read.text === title;
};
