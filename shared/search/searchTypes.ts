import type { PointKind } from "#shared/forest/index.ts";
import type { EpochMs, PersonId, PointId } from "#shared/kernel/index.ts";

export type EntryKind = "point" | "note" | "comment" | "suggestion" | "attachment";

/** What became of a suggested version. */
export type SuggestionState = "open" | "adopted" | "declined" | "withdrawn";

/** Whose word it is. */
export interface Said {
  /** A claim, like every name in a forest; null when unreadable. */
  readonly by: PersonId | null;
  /** Null for what nobody decides about. */
  readonly state: SuggestionState | null;
  /** Said beside a passage of a note, and read only there. */
  readonly isOnNote?: true;
}

/** Something that can be found. `key` names it; putting the same key again replaces it. */
export interface SearchEntry {
  readonly key: string;
  readonly kind: EntryKind;
  /** The point it belongs to; filters ask that point. */
  readonly pointId: PointId;
  /** A point's title, a file's name; empty for notes, comments and suggestions, which go by their point. */
  readonly title: string;
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  /** What is written: a point's summary, a note, a comment, what a suggested version says otherwise, the text of a file. */
  readonly body: string;
  /** Seen on this person's devices only. */
  readonly isPrivate: boolean;
  readonly atMs: EpochMs;
  /** Lower-case hex sha-256 of a file. */
  readonly sha256?: string;
  /** The document the text stands in, for whoever opens it. */
  readonly docId?: string;
  /** Of comments and suggestions. */
  readonly said?: Said;
}

/** What filters ask of a point. */
export interface PointFacets {
  readonly kind: PointKind;
  /** The module it stands in, itself included. */
  readonly moduleId: PointId | null;
  readonly tags: readonly string[];
  readonly authorId: PersonId | null;
  readonly hasCase: boolean;
  readonly isPrivate: boolean;
}

/** [start, end) in UTF-16 units of the text it comes with. */
export type TextRange = readonly [number, number];

export interface MarkedText {
  readonly text: string;
  readonly marks: readonly TextRange[];
}

/** Why something was found, best first. */
export type HitField = "title-exact" | "title-prefix" | "title" | "reading" | "alias" | "tag" | "body" | "filter";

export interface SearchHit {
  readonly key: string;
  readonly kind: EntryKind;
  readonly pointId: PointId;
  readonly isPrivate: boolean;
  readonly field: HitField;
  readonly atMs: EpochMs;
  /** The title of the entry itself; empty for notes, comments and suggestions. */
  readonly title: MarkedText;
  /** The best passage; null when the words stand in the title alone and there is nothing else to show. */
  readonly snippet: MarkedText | null;
  /** The other name or the tag that answered. */
  readonly matchedName: MarkedText | null;
  readonly sha256: string | null;
  readonly docId: string | null;
  /** Null for what is nobody's word in particular. */
  readonly said: Said | null;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** All that answered, shown or not. */
  readonly total: number;
}
