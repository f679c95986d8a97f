import type * as Y from "yjs";
import type { Clock, IdSource, PersonId } from "#shared/kernel/index.ts";
import type { DocName } from "./schema.ts";
import type { ForestView } from "./view/forestViewTypes.ts";

/** What a record may hold under one key. `pos` is the one pair. */
export type FieldValue = string | number | boolean | readonly [number, number];
export type Fields = Readonly<Record<string, FieldValue>>;

/** Where a record, or a flat value of `meta` and `people`, lives. */
export interface RecordRef {
  readonly doc: DocName;
  readonly root: "points" | "links" | "meta" | "people" | "milestones" | "views";
  readonly id: string;
}

/** One key that one command changed. `key` is null in the flat roots `meta` and `people`; undefined means "no such key". */
export interface Patch extends RecordRef {
  readonly key: string | null;
  readonly before: FieldValue | undefined;
  readonly after: FieldValue | undefined;
  /** The record as it was created, on the patch that stands for its creation (`void`: true → none). */
  readonly created?: Fields;
}

/** Everything one command changed, in the order it was written. */
export interface UndoStep {
  readonly command: string;
  readonly patches: readonly Patch[];
}

/** The open documents of one forest and the one view over them. Made by `createForest`; changed by commands only. */
export interface Forest {
  readonly docs: Readonly<Record<DocName, Y.Doc>>;
  readonly view: ForestView;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly author: PersonId;
  /** `meta.minReader` is above what this code may edit. Every command refuses. */
  readonly readOnly: boolean;
  /** Called after each local command that wrote something and may be undone. */
  onStep(listener: (step: UndoStep) => void): () => void;
  /** Lets go of all observers. Documents that were handed in stay open; their owner closes them. */
  destroy(): void;
}
