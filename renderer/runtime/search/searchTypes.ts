import type { EpochMs, PointId } from "#shared/kernel/index.ts";
import type { RelatedPoint, SearchAnswer, UnlinkedMention } from "#shared/search/index.ts";
import type { NoteDocId, NoteSheet } from "#shared/notes/index.ts";

/** A value with change notices, as `Readable` of the runtime; said here once more, because an open forest names its search and neither file may need the other. */
interface Followed<T> {
  get(): T;
  onChange(listener: () => void): () => void;
}

/** How far the index is. `starting`: what was kept from last time is being read; it may be asked all the same and answers with what it has. */
export type SearchState =
  | { readonly kind: "starting" | "ready" }
  | { readonly kind: "indexing"; readonly done: number; readonly total: number }
  | { readonly kind: "failed" };

/** A note that points to a point. */
export interface Backlink {
  readonly docId: NoteDocId;
  readonly sheet: NoteSheet;
  readonly pointId: PointId;
  /** What the point was called when it was written, and the words around it; once per place. */
  readonly places: readonly { readonly label: string; readonly context: string }[];
}

export interface RelatedOptions {
  readonly limit: number;
  /** Not to be proposed again. */
  readonly dismissed: ReadonlySet<PointId>;
}

/** The search of an open forest. A failing index answers with nothing and says so in its state; it never throws. */
export interface Search {
  readonly state: Followed<SearchState>;
  /** Grows whenever something else may be found: for whoever shows answers. Told at most a few times per second. */
  readonly version: Followed<number>;
  query(text: string, options: { readonly limit: number }): Promise<SearchAnswer>;
  backlinks(pointId: PointId): Promise<readonly Backlink[]>;
  unlinkedMentions(pointId: PointId, options: { readonly limit: number }): Promise<{ readonly mentions: readonly UnlinkedMention[]; readonly total: number }>;
  related(pointId: PointId, options: RelatedOptions): Promise<readonly RelatedPoint[]>;
  /** The first line of its note; null without one, or when that is not known yet. */
  previewOf(pointId: PointId): string | null;
  /** When its note was last written into, as far as this machine knows. */
  changedAtMs(pointId: PointId): EpochMs | null;
  /** Forgets everything and reads all notes again. */
  rebuild(): void;
  close(): Promise<void>;
}
