import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { SuggestionId, SuggestionRecord, SuggestionView } from "#shared/discussion/index.ts";
import type { NoteDocId } from "#shared/notes/index.ts";
import { useForest, useReadable } from "#renderer/runtime/index.ts";
import { suggestionsOf, type SuggestionSession, type SuggestionsState } from "./suggestionSession.ts";

const NONE: readonly SuggestionRecord[] = [];

/** The suggestions of the open forest: both documents are open as long as a component that asks for them is there. */
export function useSuggestions(): { readonly session: SuggestionSession; readonly state: SuggestionsState } {
  const session = suggestionsOf(useForest());
  useEffect(() => session.use(), [session]);
  return { session, state: useReadable(session.state) };
}

/** What was suggested for a note, or what this person is still writing for it; nothing until it is read. */
export function useSuggestionsAt(state: SuggestionsState, of: "sent" | "drafts", at: NoteDocId): readonly SuggestionRecord[] {
  const view: SuggestionView | null = state.kind === "ready" ? state.reading[of] : null;
  const subscribe = useCallback((listener: () => void) => view?.onChange(listener) ?? (() => undefined), [view]);
  return useSyncExternalStore(subscribe, () => view?.suggestionsAt(at) ?? NONE);
}

/** Everything that was suggested for a note, those in front that nobody has crowded out; nothing until it is read. */
export function useEverySuggestionAt(state: SuggestionsState, at: NoteDocId): readonly SuggestionRecord[] {
  const view: SuggestionView | null = state.kind === "ready" ? state.reading.sent : null;
  const subscribe = useCallback((listener: () => void) => view?.onChange(listener) ?? (() => undefined), [view]);
  return useSyncExternalStore(subscribe, () => view?.everySuggestionAt(at) ?? NONE);
}

/** One of them by its number, kept current. */
export function suggestionIn(records: readonly SuggestionRecord[], id: SuggestionId | null): SuggestionRecord | null {
  return records.find((record) => record.id === id) ?? null;
}
