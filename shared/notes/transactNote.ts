import type * as Y from "yjs";

/** Runs `body` in one transaction of a note's document. `origin` tells the listeners whose change it was. */
export function transactNote(doc: Y.Doc, origin: unknown, body: () => void): void {
  doc.transact(body, origin);
}
