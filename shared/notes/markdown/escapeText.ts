const asEntity = (letter: string): string => `&#${letter.charCodeAt(0)};`;

/** Text that means only itself, wherever in a line it stands. What only counts at the start of a line is escaped by `finishLines`. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\`*~[\]$<]/g, "\\$&")
    .replace(/&(?=[#A-Za-z]|$)/g, "\\&")
    .replace(/_(?![A-Za-z0-9])|(?<![A-Za-z0-9])_/g, "\\_")
    .replace(/^=|=$|=(?==)|(?<==)=/g, "\\=")
    .replace(/!$/, "\\!")
    .replace(/(https?):(?=\/\/)/gi, "$1\\:")
    .replace(/[\n\r]/g, asEntity);
}

/** Text within `[[…]]`. */
export const escapeMention = (text: string): string => text.replace(/[\\[\]|&<]/g, "\\$&").replace(/[\n\r]/g, asEntity);

/** Text within the quotes of a title. */
export const escapeTitle = (text: string): string => text.replace(/[\\"&<]/g, "\\$&").replace(/[\n\r]/g, asEntity);

/** An address within the brackets behind a link's words. */
export function escapeAddress(href: string): string {
  const address = href.replace(/&(?=#?\w+;)/g, "&amp;");
  return /[\s()<>\\]/.test(address) || address === "" ? `<${address.replace(/[<>\\]/g, "\\$&")}>` : address;
}

/** Escapes what would begin a block, and blanks that would be trimmed, in the lines of a paragraph. */
export function finishLines(text: string): string {
  return text.split("\n").map(finishLine).join("\n");
}

function finishLine(line: string): string {
  if (line === "") return line;
  let text = line;
  const last = text.charAt(text.length - 1);
  if (text.length > 1 && (last === " " || last === "\t")) text = text.slice(0, -1) + asEntity(last);
  const first = text.charAt(0);
  if (first === " " || first === "\t") return asEntity(first) + text.slice(1);
  if (first === ">" || /^(#{1,6}|[-+])([ \t]|$)/.test(text) || (/^[-=:|]/.test(text) && /^[-=:| \t]*$/.test(text)) || first === "|") return `\\${text}`;
  return text.replace(/^(\d{1,9})([.)])(?=[ \t]|$)/, "$1\\$2");
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'", nbsp: "\u00a0", ensp: "\u2002", emsp: "\u2003", hellip: "…", mdash: "—", ndash: "–", copy: "©", ldquo: "“", rdquo: "”", lsquo: "‘", rsquo: "’", times: "×", middot: "·" };

/** A letter written as `&#…;` or by one of its usual names; null for anything else. `source` begins with the ampersand. */
export function readEntity(source: string): { readonly text: string; readonly length: number } | null {
  const match = /^&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/.exec(source);
  if (match === null) return null;
  const [whole, decimal, hex, name] = match;
  if (name !== undefined) {
    const text = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
    return text === undefined ? null : { text, length: whole.length };
  }
  const code = decimal === undefined ? Number.parseInt(hex ?? "0", 16) : Number(decimal);
  const isLetter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return { text: isLetter ? String.fromCodePoint(code) : "\ufffd", length: whole.length };
}

/** Takes back what the functions above did. */
export function unescapeText(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])|&#?\w{1,8};/g, (whole, escaped: string | undefined) => escaped ?? readEntity(whole)?.text ?? whole);
}
