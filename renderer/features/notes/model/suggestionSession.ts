import { createSuggestionView, DRAFTED_IN, SENT_TO, type SuggestionCommand, type SuggestionView } from "#shared/discussion/index.ts";
import type { Result } from "#shared/kernel/index.ts";
import type { DiscussionDocId, NoteDocId } from "#shared/notes/index.ts";
import { createReadable, holdDiscussion, perForest, type HeldDiscussion, type HeldState, type OpenForest, type Readable } from "#renderer/runtime/index.ts";

/** What others read, and what this person is still writing. */
interface Suggestions { readonly sent: SuggestionView; readonly drafts: SuggestionView; destroy(): void }
export type SuggestionsState = HeldState<Suggestions>;

/** A note on the screen for which a version may be suggested. `begin` opens the copy. */
export interface Suggestable { readonly docId: NoteDocId; begin(): void }

/** The suggestions of one open forest, shared by all places that show them: read while somebody looks. */
export interface SuggestionSession extends Pick<HeldDiscussion<Suggestions>, "state" | "use" | "retry"> {
  /** The note on the screen; null: none, or one for which nobody here may suggest anything. */
  readonly shown: Readable<Suggestable | null>;
  setShown(shown: Suggestable): () => void;
  run<I, T, E>(docId: DiscussionDocId, command: SuggestionCommand<I, T, E>, input: I): Result<T, E | { readonly code: "read-only" }>;
}

/** The one session of a forest. */
export const suggestionsOf = perForest(createSession);

function createSession(forest: OpenForest): SuggestionSession {
  const held = holdDiscussion(forest, { where: "suggestions.open", read: readSuggestions });
  const shown = createReadable<Suggestable | null>(null);
  return {
    state: held.state,
    shown,
    setShown(next) {
      shown.set(next);
      return () => { if (shown.get() === next) shown.set(null); };
    },
    use: () => held.use(),
    retry: () => { held.retry(); },
    // A suggestion is taken back by its decision, not by undo.
    run: (docId, command, input) => held.run(docId, (desk, given: typeof input) => command({ ...desk, onStep: () => undefined }, given), input),
  };
}

function readSuggestions(docs: Readonly<Record<DiscussionDocId, Parameters<typeof createSuggestionView>[0]>>): Suggestions {
  const sent = createSuggestionView(docs[SENT_TO]);
  const drafts = createSuggestionView(docs[DRAFTED_IN]);
  return {
    sent, drafts,
    destroy() {
      sent.destroy();
      drafts.destroy();
    },
  };
}
