import { SIMPLIFIED_SIGNS, TRADITIONAL_SIGNS } from "./hanPairs.ts";

/** A folded text, and where each of its units came from. */
export interface FoldedText {
  readonly text: string;
  /** Start in the original of every folded unit, and one more: the length of the original. */
  readonly starts: Uint32Array;
}

/** One UTF-16 unit to one, as far as known; 0 = not asked yet. */
const units = new Uint16Array(65_536);
/** What does not fold one unit to one: it is looked at together with the marks that follow. U+FFFF is no character. */
const NEEDS_CARE = 0xffff;
const MARK = /^[\p{M}\u1160-\u11ff]$/u;
const INVISIBLE = /^[\u00ad\u200b-\u200f\u2060\ufeff]$/;
const SPACE = /^\s$/;
const QUOTES: Readonly<Record<string, string>> = { "“": "\"", "”": "\"", "„": "\"", "‘": "'", "’": "'", "ς": "σ" };
const simplified = new Map<string, string>();
const buffer: number[] = [];
const CHUNK = 8_192;
/** No sign that people write bears more; putting marks in order takes time with the square of their number. */
const MOST_MARKS = 30;

function simplify(sign: string): string {
  if (simplified.size === 0) for (let at = 0; at < TRADITIONAL_SIGNS.length; at++) simplified.set(TRADITIONAL_SIGNS.charAt(at), SIMPLIFIED_SIGNS.charAt(at));
  return simplified.get(sign) ?? sign;
}

/** Upper and lower case, full and half width, traditional and simplified, kinds of quotes and of blanks are the same to somebody who searches. Line breaks stay. */
function foldSign(sign: string): string {
  if (sign === "\n") return sign;
  if (INVISIBLE.test(sign)) return "";
  if (SPACE.test(sign)) return " ";
  let folded = "";
  for (const one of sign.normalize("NFKC").toLowerCase()) folded += QUOTES[one] ?? simplify(one);
  return folded;
}

function unitOf(code: number): number {
  const known = units[code] ?? NEEDS_CARE;
  if (known !== 0) return known;
  const sign = String.fromCharCode(code);
  const folded = code >= 0xd800 && code <= 0xdfff || MARK.test(sign) ? "" : foldSign(sign);
  const unit = folded.length === 1 && folded !== "\0" ? folded.charCodeAt(0) : NEEDS_CARE;
  units[code] = unit;
  return unit;
}

/** Whether what follows belongs to the sign before it: an accent written apart. */
function isMarkAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x300 && unitOf(code) === NEEDS_CARE && MARK.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

/** Folds sign by sign and tells each folded unit together with the start of what it came from. */
function foldInto(text: string, take: (unit: number, start: number) => void): void {
  let at = 0;
  while (at < text.length) {
    const unit = unitOf(text.charCodeAt(at));
    if (unit !== NEEDS_CARE && !(at + 1 < text.length && isMarkAt(text, at + 1))) {
      take(unit, at);
      at += 1;
      continue;
    }
    let end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
    for (let marks = 0; marks < MOST_MARKS && end < text.length && isMarkAt(text, end); marks += 1) end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
    const folded = foldSign(text.slice(at, end));
    for (let each = 0; each < folded.length; each++) take(folded.charCodeAt(each), at);
    at = end;
  }
}

/** The text as it is compared. Folding twice changes nothing more. */
export function foldSearch(text: string): string {
  buffer.length = 0;
  foldInto(text, (unit) => { buffer.push(unit); });
  if (buffer.length <= CHUNK) return String.fromCharCode(...buffer);
  let folded = "";
  for (let at = 0; at < buffer.length; at += CHUNK) folded += String.fromCharCode(...buffer.slice(at, at + CHUNK));
  return folded;
}

/** As `foldSearch`, with the way back to the original: for what is shown, not for what is kept. */
export function foldWithMap(text: string): FoldedText {
  const folded: number[] = [];
  const starts: number[] = [];
  foldInto(text, (unit, start) => {
    folded.push(unit);
    starts.push(start);
  });
  starts.push(text.length);
  let made = "";
  for (let at = 0; at < folded.length; at += CHUNK) made += String.fromCharCode(...folded.slice(at, at + CHUNK));
  return { text: made, starts: Uint32Array.from(starts) };
}

/** A stretch of the folded text, as a stretch of the original: whole signs, with their marks. */
export function originalRange({ starts }: FoldedText, from: number, to: number): readonly [number, number] {
  const start = starts[from] ?? 0;
  let next = to;
  // A sign that folds to several units is marked as a whole.
  while (next < starts.length - 1 && starts[next] === starts[next - 1]) next += 1;
  return [start, starts[next] ?? start];
}
