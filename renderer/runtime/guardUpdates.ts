import type * as Y from "yjs";

export type UpdateReader<Name extends string> = (docName: Name, bytes: Uint8Array) => void;

/**
 * The one `update` listener of each document. An exception inside such a listener silences every later update for everybody (yjs #723, #799), so it
 * never throws, and each reader is fenced off from the others: whatever the second one does, the first has had the bytes.
 */
export function guardUpdates<Name extends string>(docs: Readonly<Record<Name, Y.Doc>>, readers: readonly UpdateReader<Name>[], report: (where: string, problem: unknown) => void): () => void {
  const stops = Object.entries<Y.Doc>(docs).map(([name, doc]) => {
    // SAFETY: the keys of `docs` are the document names by its type; Object.entries forgets them.
    const docName = name as Name;
    const listener = (bytes: Uint8Array): void => {
      for (const read of readers) {
        try {
          read(docName, bytes);
        } catch (thrown) {
          tell(report, thrown);
        }
      }
    };
    doc.on("update", listener);
    return () => { doc.off("update", listener); };
  });
  return () => { for (const stop of stops) stop(); };
}

function tell(report: (where: string, problem: unknown) => void, thrown: unknown): void {
  try {
    report("update reader", thrown);
  } catch {
    // SAFETY: even a broken reporter must not end the updates; the reader's own failure is already the second problem.
  }
}
