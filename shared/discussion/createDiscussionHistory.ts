import type * as Y from "yjs";
import type { DiscussionDocId } from "#shared/notes/index.ts";
import type { DiscussionStep } from "./discussionTypes.ts";
import { revertStep } from "./transactDiscussion.ts";

const LIMIT = 100;

/** What this person said in this session, in order, over both discussions. Apart from the undo of the forest: to undo a link must not take back an answer. */
export interface DiscussionHistory {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  push(step: DiscussionStep): void;
  /** Both return whether anything changed. `docOf` gives the open document; null when it is not open. */
  undo(docOf: (docId: DiscussionDocId) => Y.Doc | null): boolean;
  redo(docOf: (docId: DiscussionDocId) => Y.Doc | null): boolean;
}

/** Starts with nothing to undo. The oldest steps are forgotten beyond a hundred. */
export function createDiscussionHistory(): DiscussionHistory {
  const done: DiscussionStep[] = [];
  const undone: DiscussionStep[] = [];
  const revertLast = (from: DiscussionStep[], to: DiscussionStep[], docOf: (docId: DiscussionDocId) => Y.Doc | null): boolean => {
    const step = from.at(-1);
    const doc = step === undefined ? null : docOf(step.docId);
    if (step === undefined || doc === null) return false;
    from.pop();
    const back = revertStep(step.docId, doc, step);
    if (back.patches.length > 0) to.push(back);
    return back.patches.length > 0;
  };
  return {
    get canUndo() {
      return done.length > 0;
    },
    get canRedo() {
      return undone.length > 0;
    },
    push(step) {
      done.push(step);
      if (done.length > LIMIT) done.shift();
      undone.length = 0;
    },
    undo: (docOf) => revertLast(done, undone, docOf),
    redo: (docOf) => revertLast(undone, done, docOf),
  };
}
