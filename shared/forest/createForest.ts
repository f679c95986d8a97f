import * as Y from "yjs";
import type { Clock, IdSource, PersonId } from "#shared/kernel/index.ts";
import type { Forest, UndoStep } from "./forestTypes.ts";
import { forgetInside, keepInside } from "./openedForest.ts";
import { READER_VERSION, type DocName } from "./schema.ts";
import { DocumentForestView } from "./view/DocumentForestView.ts";

export interface ForestParts {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly author: PersonId;
  /** Documents that exist already; without them new empty ones are made. */
  readonly docs?: Readonly<Record<DocName, Y.Doc>>;
  /** Whether this person may write what is shared; absent: yes. What would write there all the same throws `SharedIsClosed`, and nothing is written. */
  readonly mayWriteShared?: () => boolean;
}

/** Opens a forest over its documents and builds the view of what they hold. Writes nothing. */
export function createForest(parts: ForestParts): Forest {
  const docs = parts.docs ?? { forest: new Y.Doc(), personal: new Y.Doc() };
  const view = new DocumentForestView(docs);
  const listeners = new Set<(step: UndoStep) => void>();
  const forest: Forest = {
    docs,
    view,
    clock: parts.clock,
    ids: parts.ids,
    author: parts.author,
    get readOnly() {
      return view.minReader > READER_VERSION;
    },
    onStep(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    destroy() {
      forgetInside(forest);
      listeners.clear();
      view.destroy();
      if (parts.docs === undefined) for (const doc of Object.values(docs)) doc.destroy();
    },
  };
  keepInside(forest, {
    view,
    mayWrite: (doc) => doc !== "forest" || parts.mayWriteShared?.() !== false,
    emitStep(step) {
      for (const listener of [...listeners]) listener(step);
    },
  });
  return forest;
}
