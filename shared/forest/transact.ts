import * as Y from "yjs";
import { isSoundUpdate } from "#shared/kernel/index.ts";
import type { Forest, Patch, UndoStep } from "./forestTypes.ts";
import { ForestWriter } from "./ForestWriter.ts";
import { LoadOrigin, LocalOrigin, RemoteOrigin, UndoOrigin, type ForestOrigin, type MigrationOrigin } from "./origin.ts";
import { insideOf } from "./openedForest.ts";
import { QuickDecoder } from "./QuickDecoder.ts";
import { rawRecord, type RecordChange } from "./rawRecords.ts";
import { recordChange } from "./recordChange.ts";
import { DOC_NAMES, type DocName } from "./schema.ts";
import type { ForestChange } from "./view/forestViewTypes.ts";

function changeOrigin(origin: ForestOrigin): ForestChange["origin"] {
  if (origin instanceof UndoOrigin) return "undo";
  if (origin instanceof LoadOrigin) return "load";
  return origin instanceof RemoteOrigin ? "remote" : "local";
}

/** Runs `body` inside one transaction of each document, with one notice of the view at the end. */
function inTransactions(forest: Forest, origin: ForestOrigin, body: () => void): void {
  const { view } = insideOf(forest);
  view.beginBatch();
  try {
    forest.docs.forest.transact(() => {
      forest.docs.personal.transact(body, origin);
    }, origin);
  } finally {
    view.endBatch(changeOrigin(origin));
  }
}

function write(forest: Forest, origin: ForestOrigin, body: (writer: ForestWriter) => void): readonly Patch[] {
  const writer = new ForestWriter(forest.docs, insideOf(forest).mayWrite);
  inTransactions(forest, origin, () => {
    try {
      body(writer);
    } catch (bug) {
      // Yjs keeps what was written before an error. Taking it back in the same transaction leaves no half command behind.
      for (const patch of [...writer.patches].reverse()) writer.revert(patch);
      throw bug;
    }
  });
  return writer.patches;
}

/** Carries out one command: one transaction per document, one change of the view, one undo step. Check everything before calling it. */
export function transactForest(forest: Forest, command: string, body: (writer: ForestWriter) => void): void {
  const patches = write(forest, new LocalOrigin(command), body);
  if (patches.length > 0) insideOf(forest).emitStep(Object.freeze({ command, patches: Object.freeze([...patches]) }));
}

/** As `transactForest`, for what nobody wants to undo: the birth of a forest, one's own name, a migration. */
export function transactUnrecorded(forest: Forest, origin: LocalOrigin | MigrationOrigin, body: (writer: ForestWriter) => void): void {
  write(forest, origin, body);
}

export interface Reverted {
  /** Takes this back in turn. */
  readonly step: UndoStep;
  /** So many fields somebody else has changed since: they were left alone. */
  readonly kept: number;
  /** What became of the records on the way. */
  readonly changes: readonly RecordChange[];
}

/** Takes a step back where nobody has changed it since. */
export function transactRevert(forest: Forest, step: UndoStep): Reverted {
  let kept = 0;
  const touched = [...new Map(step.patches.map(({ root, id }) => [`${root} ${id}`, { root, id }])).values()];
  const before = touched.map(({ root, id }) => rawRecord(forest.docs, root, id));
  const patches = write(forest, new UndoOrigin(step.command), (writer) => {
    for (const patch of [...step.patches].reverse()) if (!writer.revert(patch)) kept += 1;
  });
  const changes = touched.flatMap(({ root, id }, at) => recordChange(before[at] ?? null, rawRecord(forest.docs, root, id)) ?? []);
  return { step: Object.freeze({ command: step.command, patches: Object.freeze([...patches]) }), kept, changes };
}

/** Applies foreign bytes, one transaction per document. Returns how many updates could not be applied. */
export function transactUpdates(forest: Forest, updates: Readonly<Record<DocName, readonly Uint8Array[]>>, origin: RemoteOrigin | LoadOrigin): number {
  const { view } = insideOf(forest);
  let rejected = 0;
  view.beginBatch();
  try {
    for (const name of DOC_NAMES) {
      if (updates[name].length > 0) rejected += fillDocument(forest.docs[name], updates[name], origin);
    }
  } finally {
    view.endBatch(changeOrigin(origin));
  }
  return rejected;
}

/**
 * Foreign bytes are decoded once before the document is touched: Yjs finds damage in the list of deletions only after it has applied
 * the rest, and believes what cannot be. Our own log proves its bytes with checksums, and decoding a large forest twice would be felt on opening.
 */
function applyGuarded(doc: Y.Doc, bytes: Uint8Array, origin: ForestOrigin): boolean {
  try {
    if (origin instanceof RemoteOrigin && !isSoundUpdate(Y.decodeUpdateV2(bytes, QuickDecoder))) return false;
    Y.applyUpdateV2(doc, bytes, origin, QuickDecoder);
    return true;
  } catch {
    // Counted by the caller, which names the number to the person; what is wrong inside the bytes cannot be said.
    return false;
  }
}

/** Applies updates to one document in one transaction; nothing needs to observe it yet. Returns how many updates could not be applied. */
export function fillDocument(doc: Y.Doc, updates: readonly Uint8Array[], origin: RemoteOrigin | LoadOrigin): number {
  let rejected = 0;
  doc.transact(() => {
    for (const bytes of updates) if (!applyGuarded(doc, bytes, origin)) rejected += 1;
  }, origin);
  return rejected;
}
