import type { LoggedUpdate } from "#shared/storage/index.ts";
import type { StateOnDisk } from "./readForest.ts";

export interface Folded {
  /** One state per document. */
  readonly documents: readonly LoggedUpdate[];
  /** Updates that could not be read. */
  readonly rejected: number;
}

/** Makes one state per document out of updates. Storage does not know how. */
export type Fold = (updates: readonly LoggedUpdate[]) => Folded;

/** Folds what is on disk; documents nobody has written to since their state was folded go through as they are. Sorted by docId. */
export function foldTouched({ states, records }: Pick<StateOnDisk, "states" | "records">, fold: Fold): Folded {
  const touched = new Set(records.map(({ docId }) => docId));
  const seen = new Set<string>();
  // A document with two states (of files of different age) is folded, too.
  for (const { docId } of states) {
    if (seen.has(docId)) touched.add(docId);
    seen.add(docId);
  }
  const folded = fold([...states, ...records].filter(({ docId }) => touched.has(docId)));
  const documents = [...folded.documents, ...states.filter(({ docId }) => !touched.has(docId)).map(({ docId, bytes }) => ({ docId, bytes }))];
  return { documents: documents.sort((a, b) => (a.docId < b.docId ? -1 : 1)), rejected: folded.rejected };
}
