import { POINT_KINDS, type PointKind } from "#shared/forest/index.ts";
import { foldSearch } from "./foldSearch.ts";

/** A word or phrase that is looked for as it is written, folded. */
export interface QueryWord {
  readonly folded: string;
  readonly isPhrase: boolean;
}

export type QueryFilter =
  | { readonly field: "kind"; readonly kind: PointKind; readonly isExcluded: boolean }
  | { readonly field: "module" | "tag" | "author"; readonly folded: string; readonly isExcluded: boolean }
  | { readonly field: "hasCase" | "isPrivate"; readonly isExcluded: boolean };

/** What could not be understood; the rest of the query counts. The interface words it by its code. */
export type QueryProblem =
  | { readonly code: "unknown-kind" | "unknown-has" | "unknown-is"; readonly value: string }
  | { readonly code: "missing-value"; readonly value: string }
  | { readonly code: "unclosed-quote"; readonly value: string }
  | { readonly code: "nothing-wanted"; readonly value: string };

export interface ParsedQuery {
  readonly words: readonly QueryWord[];
  readonly excluded: readonly QueryWord[];
  readonly filters: readonly QueryFilter[];
  readonly problems: readonly QueryProblem[];
}

const FIELDS: Readonly<Record<string, "kind" | "module" | "tag" | "author" | "has" | "is">> = {
  kind: "kind", type: "kind", 类型: "kind", 种类: "kind", module: "module", 模块: "module", tag: "tag", 标签: "tag", author: "author", 作者: "author", has: "has", 有: "has", is: "is", 是: "is",
};
const KINDS: Readonly<Record<string, PointKind>> = {
  ...Object.fromEntries(POINT_KINDS.map((kind) => [kind, kind])),
  智慧: "wisdom", 模块: "module", 知识点: "point", 点: "point", 案例: "case", 课: "lesson", 课程: "lesson", 作业: "assignment", 卡片: "card", 题: "question", 问题: "question",
};
const CASE_WORDS: ReadonlySet<string> = new Set(["case", "cases", "案例"]);
const PRIVATE_WORDS: ReadonlySet<string> = new Set(["private", "私密", "私有", "仅自己"]);
/** Which signs close a quotation that this one opens. */
const CLOSING: Readonly<Record<string, string>> = { "\"": "\"”“＂", "“": "”\"“", "”": "”\"“", "＂": "＂\"", "「": "」", "『": "』" };
const MINUS = "-－−";
const MAX_QUERY_CHARS = 400;

/** A piece of the query as it was typed. */
interface Piece { readonly isExcluded: boolean; readonly field: string | null; readonly value: string; readonly isQuoted: boolean; readonly isOpen: boolean; readonly typed: string }

/**
 * Reads what somebody typed into the one box: words (all must be there), "phrases" in any kind of quotes, -exclusions and filters such as 类型:案例, with
 * half- or full-width colons. Never fails: what it cannot read is told in `problems`, and what merely looks like a filter (http://…) is a word.
 */
export function parseQuery(text: string): ParsedQuery {
  const found = { words: new Array<QueryWord>(), excluded: new Array<QueryWord>(), filters: new Array<QueryFilter>(), problems: new Array<QueryProblem>() };
  for (const piece of piecesOf(text.slice(0, MAX_QUERY_CHARS))) {
    if (piece.isOpen) found.problems.push({ code: "unclosed-quote", value: piece.typed });
    const field = piece.field === null ? undefined : FIELDS[foldSearch(piece.field)];
    if (field === undefined) takeWords(piece, found);
    else {
      const filter = readFilter(field, piece);
      if ("code" in filter) found.problems.push(filter);
      else found.filters.push(filter);
    }
  }
  if (found.words.length === 0 && found.filters.length === 0 && found.excluded.length > 0) found.problems.push({ code: "nothing-wanted", value: "" });
  return found;
}

function takeWords(piece: Piece, found: { readonly words: QueryWord[]; readonly excluded: QueryWord[] }): void {
  const into = piece.isExcluded ? found.excluded : found.words;
  const folded = foldSearch(piece.field === null ? piece.value : piece.typed).trim().replace(/\s+/g, " ");
  // Folding may bring blanks to light: a word with one in it is two words, unless it is a phrase.
  const parts = piece.isQuoted && piece.field === null ? [folded] : folded.split(" ");
  for (const part of parts) if (part !== "") into.push({ folded: part, isPhrase: piece.isQuoted });
}

function readFilter(field: "kind" | "module" | "tag" | "author" | "has" | "is", { value, isExcluded, typed }: Piece): QueryFilter | QueryProblem {
  const folded = foldSearch(value).trim();
  if (folded === "") return { code: "missing-value", value: typed };
  switch (field) {
    case "kind": {
      const kind = Object.hasOwn(KINDS, folded) ? KINDS[folded] : undefined;
      return kind === undefined ? { code: "unknown-kind", value } : { field, kind, isExcluded };
    }
    case "has":
      return CASE_WORDS.has(folded) ? { field: "hasCase", isExcluded } : { code: "unknown-has", value };
    case "is":
      return PRIVATE_WORDS.has(folded) ? { field: "isPrivate", isExcluded } : { code: "unknown-is", value };
    default:
      return { field, folded, isExcluded };
  }
}

function* piecesOf(text: string): Generator<Piece> {
  let at = 0;
  while (at < text.length) {
    if (isBlank(text.charAt(at))) {
      at += 1;
      continue;
    }
    const start = at;
    const isExcluded = MINUS.includes(text.charAt(at)) && at + 1 < text.length && !isBlank(text.charAt(at + 1));
    if (isExcluded) at += 1;
    const wordStart = at;
    const field = fieldAt(text, at);
    if (field !== null) at += field.length + 1;
    const read = valueAt(text, at);
    at = read.end;
    if (read.value !== "" || field !== null) yield { isExcluded, field, value: read.value, isQuoted: read.isQuoted, isOpen: read.isOpen, typed: text.slice(field === null ? start : wordStart, at) };
  }
}

/** The name before a colon, if one of ours stands there. */
function fieldAt(text: string, at: number): string | null {
  const name = /^[^\s:："“”＂「『]{1,8}(?=[:：])/u.exec(text.slice(at, at + 9))?.[0];
  return name !== undefined && Object.hasOwn(FIELDS, foldSearch(name)) ? name : null;
}

function valueAt(text: string, at: number): { readonly value: string; readonly end: number; readonly isQuoted: boolean; readonly isOpen: boolean } {
  const closing = CLOSING[text.charAt(at)];
  if (closing !== undefined) {
    let end = at + 1;
    while (end < text.length && !closing.includes(text.charAt(end))) end += 1;
    return { value: text.slice(at + 1, end), end: Math.min(end + 1, text.length), isQuoted: true, isOpen: end >= text.length };
  }
  let end = at;
  while (end < text.length && !isBlank(text.charAt(end)) && !(end > at && CLOSING[text.charAt(end)] !== undefined)) end += 1;
  return { value: text.slice(at, end), end, isQuoted: false, isOpen: false };
}

const isBlank = (sign: string): boolean => /\s/.test(sign);
