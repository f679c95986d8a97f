import { useCallback, useEffect, useMemo, useState } from "react";
import { parseNoteDocId, type NoteDocId } from "#shared/notes/index.ts";
import { useIsDiscussionReadOnly, useOpenReport, useShell } from "#renderer/runtime/index.ts";
import { useSuggestions, useSuggestionsAt } from "./useSuggestions.ts";

/** What the tools of a note offer. */
export interface SuggestingTools {
  /** Null: this person may not suggest anything here. */
  readonly begin: (() => void) | null;
  readonly hasDraft: boolean;
  /** Suggestions somebody has to decide about. */
  readonly openCount: number;
  /** A draft was left a moment ago: the note has the keyboard again. */
  readonly takesKeyboard: boolean;
  /** Somebody typed into a text they may not change. */
  onTypedInVain(): void;
}

export interface Suggesting {
  readonly tools: SuggestingTools;
  readonly isDrafting: boolean;
  end(): void;
}

/** Whether a version of this note may be suggested here, and whether somebody is at it. Null: there is nobody to suggest anything to. `isOwn`: of a private point, or its own sheet. */
export function useSuggesting(docId: NoteDocId, isOwn: boolean): Suggesting | null {
  const shell = useShell();
  const { session, state } = useSuggestions();
  const openCount = useSuggestionsAt(state, "sent", docId).filter(({ decision }) => decision === null).length;
  const hasDraft = useSuggestionsAt(state, "drafts", docId).length > 0;
  const isRoleReadOnly = useOpenReport().readOnlyBecause === "role";
  const maySuggest = !useIsDiscussionReadOnly() && !isOwn && parseNoteDocId(docId)?.sheet === "shared";
  const [draftingAt, setDraftingAt] = useState<NoteDocId | null>(null);
  const begin = useCallback(() => { setDraftingAt(docId); }, [docId]);
  const [endedAt, setEndedAt] = useState<NoteDocId | null>(null);
  const end = useCallback(() => {
    setDraftingAt(null);
    setEndedAt(docId);
  }, [docId]);
  useEffect(() => (maySuggest ? session.setShown({ docId, begin }) : undefined), [session, maySuggest, docId, begin]);
  const onTypedInVain = useCallback(() => {
    // What this version cannot show may not be written either; that is said above it.
    if (!isRoleReadOnly || isOwn) return;
    if (maySuggest) shell.toast({ tone: "info", key: "notes.suggest.onlyComment", actionId: "note.suggest", topic: "suggest" });
    // The shell says which role that is, and whom to ask.
    else shell.toast({ tone: "warn", key: "notes.suggest.read-only", topic: "suggest" });
  }, [shell, maySuggest, isRoleReadOnly, isOwn]);
  const takesKeyboard = endedAt === docId;
  const tools = useMemo(() => ({ begin: maySuggest ? begin : null, hasDraft, openCount, takesKeyboard, onTypedInVain }), [maySuggest, begin, hasDraft, openCount, takesKeyboard, onTypedInVain]);
  return isOwn ? null : { tools, isDrafting: maySuggest && draftingAt === docId, end };
}
