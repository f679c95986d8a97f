import { INLINE_NODES, MAX_NOTE_DEPTH, type NoteAttrs, type NoteJson, type NoteMark } from "./noteJson.ts";
import { isAttrValue, NODE_NAME } from "./noteToJson.ts";

/** More nodes than this are read from nobody. */
const MAX_NODES = 100_000;

/**
 * What a block says, as text: two blocks that say the same have the same, however their attributes and marks are ordered, and whether an attribute that is not set is
 * written down or left out.
 */
export function blockKey(node: NoteJson): string {
  return JSON.stringify(plain(node));
}

/** Whether two versions of a note say the same, block by block. */
export function areSameBlocks(a: readonly NoteJson[], b: readonly NoteJson[]): boolean {
  return a.length === b.length && a.every((node, at) => {
    const other = b[at];
    return other !== undefined && blockKey(node) === blockKey(other);
  });
}

function plain({ type, attrs, content, marks, text }: NoteJson): unknown {
  return [
    type, attrsInOrder(attrs), (marks ?? []).map((mark) => [mark.type, attrsInOrder(mark.attrs)]).sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
    text ?? "", joinedTexts(content ?? []).map(plain),
  ];
}

/** Where one stretch of text ends and the next of the same look begins says nothing. */
function joinedTexts(content: readonly NoteJson[]): readonly NoteJson[] {
  const joined: NoteJson[] = [];
  for (const node of content) {
    const last = joined.at(-1);
    if (last?.type === "text" && node.type === "text" && JSON.stringify(last.marks ?? []) === JSON.stringify(node.marks ?? [])) joined[joined.length - 1] = { ...last, text: `${last.text ?? ""}${node.text ?? ""}` };
    else joined.push(node);
  }
  return joined;
}

const attrsInOrder = (attrs: NoteAttrs | undefined): unknown => Object.entries(attrs ?? {}).filter(([, value]) => value !== null && value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * Blocks of a note that somebody else wrote down, from JSON that has been parsed: only values a note can hold, nothing deeper than `MAX_NOTE_DEPTH`, what belongs into a
 * line in a paragraph. Names of nodes this version does not know are kept. Null for what is no list, and for more than anybody reads. Never throws.
 */
export function readBlocks(found: unknown): readonly NoteJson[] | null {
  if (!Array.isArray(found)) return null;
  const budget = { left: MAX_NODES };
  const blocks = found.flatMap((each: unknown): readonly NoteJson[] => readNode(each, 1, budget) ?? []);
  if (budget.left < 0) return null;
  return blocks.map((node) => (INLINE_NODES.has(node.type) ? { type: "paragraph", content: [node] } : node));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);

function readNode(found: unknown, depth: number, budget: { left: number }): readonly NoteJson[] | null {
  budget.left -= 1;
  if (budget.left < 0 || depth > MAX_NOTE_DEPTH || !isObject(found)) return null;
  const type = found["type"];
  if (typeof type !== "string" || !NODE_NAME.test(type)) return null;
  if (type === "text") {
    const text = found["text"];
    if (typeof text !== "string" || text === "") return null;
    const marks = readMarks(found["marks"], budget);
    return [marks.length === 0 ? { type, text } : { type, text, marks }];
  }
  const attrs = readAttrs(found["attrs"]);
  const children = Array.isArray(found["content"]) ? found["content"].flatMap((each: unknown): readonly NoteJson[] => readNode(each, depth + 1, budget) ?? []) : [];
  return [{ type, ...(attrs === undefined ? {} : { attrs }), content: children }];
}

function readMarks(found: unknown, budget: { left: number }): readonly NoteMark[] {
  if (!Array.isArray(found)) return [];
  return found.flatMap((each: unknown): readonly NoteMark[] => {
    budget.left -= 1;
    const type = budget.left >= 0 && isObject(each) ? each["type"] : null;
    if (!isObject(each) || typeof type !== "string" || !NODE_NAME.test(type)) return [];
    const attrs = readAttrs(each["attrs"]);
    return [attrs === undefined ? { type } : { type, attrs }];
  });
}

function readAttrs(found: unknown): NoteAttrs | undefined {
  if (!isObject(found)) return undefined;
  const entries = Object.entries(found).filter(([key, value]) => NODE_NAME.test(key) && isAttrValue(value));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
