import type { Forest, UndoStep } from "./forestTypes.ts";
import type { RecordChange } from "./rawRecords.ts";
import { transactRevert } from "./transact.ts";

/** `kept` counts the fields that somebody else has changed since: they were left alone. `changes` says what became of the records now. */
export type UndoOutcome = { readonly kind: "nothing" } | { readonly kind: "done"; readonly command: string; readonly kept: number; readonly changes: readonly RecordChange[] };

/** What this person did in this session, in order, over all documents of a forest. */
export interface CommandHistory {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undoCommand: string | null;
  readonly redoCommand: string | null;
  undo(): UndoOutcome;
  redo(): UndoOutcome;
  /** Forgets every step: what came before is where this person begins, e.g. a forest just planted. */
  clear(): void;
  onChange(listener: () => void): () => void;
  destroy(): void;
}

const DEFAULT_LIMIT = 500;
const NOTHING: UndoOutcome = Object.freeze({ kind: "nothing" });

/** Starts remembering the commands of a forest. The oldest steps are forgotten beyond `limit`. */
export function createCommandHistory(forest: Forest, options: { readonly limit?: number } = {}): CommandHistory {
  const limit = options.limit ?? DEFAULT_LIMIT;
  const done: UndoStep[] = [];
  const undone: UndoStep[] = [];
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const stopListening = forest.onStep((step) => {
    done.push(step);
    if (done.length > limit) done.shift();
    undone.length = 0;
    tell();
  });
  const revertLast = (from: UndoStep[], to: UndoStep[]): UndoOutcome => {
    if (forest.readOnly) return NOTHING;
    const step = from.pop();
    if (step === undefined) return NOTHING;
    try {
      const reverted = transactRevert(forest, step);
      if (reverted.step.patches.length > 0) to.push(reverted.step);
      return { kind: "done", command: step.command, kept: reverted.kept, changes: reverted.changes };
    } finally {
      tell();
    }
  };
  return {
    get canUndo() {
      return done.length > 0 && !forest.readOnly;
    },
    get canRedo() {
      return undone.length > 0 && !forest.readOnly;
    },
    get undoCommand() {
      return done.at(-1)?.command ?? null;
    },
    get redoCommand() {
      return undone.at(-1)?.command ?? null;
    },
    undo: () => revertLast(done, undone),
    redo: () => revertLast(undone, done),
    clear() {
      done.length = 0;
      undone.length = 0;
      tell();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    destroy() {
      stopListening();
      listeners.clear();
      done.length = 0;
      undone.length = 0;
    },
  };
}
