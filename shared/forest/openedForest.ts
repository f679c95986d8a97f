import type { Forest, UndoStep } from "./forestTypes.ts";
import type { DocName } from "./schema.ts";
import type { DocumentForestView } from "./view/DocumentForestView.ts";

/** What only this room may do with a forest. */
export interface ForestInside {
  readonly view: DocumentForestView;
  mayWrite(doc: DocName): boolean;
  emitStep(step: UndoStep): void;
}

const insides = new WeakMap<Forest, ForestInside>();

/** Remembers the inside of a forest that `createForest` made. */
export function keepInside(forest: Forest, inside: ForestInside): void {
  insides.set(forest, inside);
}

/** The inside of a forest. Throws for an object that `createForest` did not make, or that was destroyed. */
export function insideOf(forest: Forest): ForestInside {
  const inside = insides.get(forest);
  if (inside === undefined) throw new TypeError("not an open forest");
  return inside;
}

export function forgetInside(forest: Forest): void {
  insides.delete(forest);
}
