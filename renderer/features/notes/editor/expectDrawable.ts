import * as Y from "yjs";
import { NOTE_BODY } from "#shared/notes/index.ts";

/** What the engine draws within seconds. A note people write is far below; a stranger's document may take the window away with a single number. */
const MOST = { elements: 100_000, cells: 100_000, formulaLetters: 200_000 } as const;

const elementsIn = (parent: Y.XmlFragment | Y.XmlElement): readonly Y.XmlElement[] => parent.toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement);

/** Over how many columns or rows a cell reaches; Infinity for what is no such number. */
function spanOf(cell: Y.XmlElement, name: "colspan" | "rowspan"): number {
  // SAFETY: Yjs types attributes as text but keeps any value.
  const span: unknown = cell.getAttribute(name);
  if (span === undefined || span === null) return 1;
  return typeof span === "number" && Number.isInteger(span) && span >= 1 ? span : Infinity;
}

/** The cells of the grid a table is laid out on. */
function gridOf(table: Y.XmlElement): number {
  const rows = elementsIn(table);
  const columns = rows.reduce((most, row) => Math.max(most, elementsIn(row).reduce((sum, cell) => sum + spanOf(cell, "colspan") + (spanOf(cell, "rowspan") === Infinity ? Infinity : 0), 0)), 0);
  return rows.length * columns;
}

/** Whether a note is small enough to be drawn. */
export function isDrawable(doc: Y.Doc): boolean {
  let elements = 0;
  let cells = 0;
  let formulaLetters = 0;
  const todo: (Y.XmlFragment | Y.XmlElement)[] = [doc.getXmlFragment(NOTE_BODY)];
  for (let parent = todo.pop(); parent !== undefined; parent = todo.pop()) {
    for (const child of elementsIn(parent)) {
      elements += 1;
      if (child.nodeName === "table") cells += gridOf(child);
      if (child.nodeName === "inlineMath" || child.nodeName === "blockMath") formulaLetters += child.getAttribute("latex")?.length ?? 0;
      if (elements > MOST.elements || cells > MOST.cells || formulaLetters > MOST.formulaLetters) return false;
      todo.push(child);
    }
  }
  return true;
}

/** Throws for a note that is too large to be drawn, before anything tries. */
export function expectDrawable(doc: Y.Doc): void {
  if (!isDrawable(doc)) throw new Error("the note is more than can be drawn");
}
