import * as Y from "yjs";
import { createDiscussionHistory, createDiscussionView, type DiscussionDesk, type DiscussionHistory } from "#shared/discussion/index.ts";
import type { PersonId } from "#shared/kernel/index.ts";
import type { DiscussionDocId } from "#shared/notes/index.ts";
import { countingIds } from "./countingIds.ts";
import { fakeClock, type FakeClock } from "./fakeClock.ts";

export interface TestDiscussion extends DiscussionDesk {
  readonly clock: FakeClock;
  readonly history: DiscussionHistory;
  undo(): boolean;
  redo(): boolean;
}

/** An empty discussion with a clock that stands still, ids that count, and a history. */
export function testDiscussion(parts: { readonly docId?: DiscussionDocId; readonly author?: PersonId; readonly doc?: Y.Doc; readonly ids?: string } = {}): TestDiscussion {
  const { docId = "discussion", author = "pr_me", doc = new Y.Doc() } = parts;
  const history = createDiscussionHistory();
  return {
    docId, doc, author, history, clock: fakeClock(), ids: countingIds(parts.ids), view: createDiscussionView(docId, doc),
    onStep: (step) => { history.push(step); },
    undo: () => history.undo(() => doc),
    redo: () => history.redo(() => doc),
  };
}
