import type { EpochMs, PersonId, Result, ThreadId } from "#shared/kernel/index.ts";
import type { NoteDocId, NoteJson } from "#shared/notes/index.ts";
import type { DiscussionDesk } from "./discussionTypes.ts";

/** Beyond these, a thing is refused when written and cut or left out when read. Lengths in UTF-16 units; `text`: of both versions together, as JSON. */
export const SUGGESTION_LIMITS = { text: 524_288, words: 500, perNote: 200, adoptions: 9 } as const;

/** Numbered like a thread: both are things that are said. */
export type SuggestionId = ThreadId;
export type Decision = "adopted" | "declined" | "withdrawn";

/** A suggested version of a note, without its text: see `SuggestionView.textOf`. */
export interface SuggestionRecord {
  readonly id: SuggestionId;
  readonly at: NoteDocId;
  /** What it is about, in a sentence; may be empty. */
  readonly why: string;
  readonly createdAtMs: EpochMs;
  /** A claim, like every name in a forest; null when unreadable. */
  readonly createdBy: PersonId | null;
  /** Null while it is open. */
  readonly decision: { readonly kind: Decision; readonly atMs: EpochMs; readonly by: PersonId | null; readonly reason: string } | null;
  /** How often it was adopted since it was open: more than once when people did so apart, without knowing of each other. Then its text may stand in the note as often. */
  readonly adoptions: number;
}

/** What is suggested, and the note it was made from. */
export interface SuggestedText { readonly base: readonly NoteJson[]; readonly blocks: readonly NoteJson[] }

/** The suggestions of a discussion document, kept up to date from its events. Never written back. */
export interface SuggestionView {
  /** Open ones first, of each the newest first; of more than anybody looks at, everybody's newest. The array is stable until one of them changes. */
  suggestionsAt(at: NoteDocId): readonly SuggestionRecord[];
  /** Those, and after them the ones that so many others have crowded out, the newest first: nothing is out of reach. The array is stable until one of them changes. */
  everySuggestionAt(at: NoteDocId): readonly SuggestionRecord[];
  openCountAt(at: NoteDocId): number;
  /** All that can be read, in no order. */
  suggestions(): readonly SuggestionRecord[];
  suggestion(id: SuggestionId): SuggestionRecord | undefined;
  /** Read when it is asked for. Null: nobody can read it. */
  textOf(id: SuggestionId): SuggestedText | null;
  /** What it says that the note it was made from did not, as plain text; read when it is asked for, and without comparing whole notes. Empty where nobody can read it. */
  wordsOf(id: SuggestionId): string;
  /** Called after each change, in the same tick. */
  onChange(listener: () => void): () => void;
  destroy(): void;
}

/** An open discussion document and whoever writes a suggestion into it. */
export interface SuggestionDesk extends Pick<DiscussionDesk, "docId" | "doc" | "clock" | "author" | "onStep"> {
  readonly ids: Pick<DiscussionDesk["ids"], "newThreadId">;
}

export type SuggestionCommand<I, T, E> = (desk: SuggestionDesk, input: I) => Result<T, E>;
