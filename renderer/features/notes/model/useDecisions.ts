import { decideSuggestion, SENT_TO, takeBackAdoption, type Decision, type SuggestedText, type SuggestionRecord } from "#shared/discussion/index.ts";
import { mergeNotes, type NoteJson } from "#shared/notes/index.ts";
import { formatShortcut, useForest, useShell, type NoteEditorPort } from "#renderer/runtime/index.ts";
import { suggestionsOf } from "./suggestionSession.ts";

export interface Decisions {
  /** Puts it into the note as one step of the text's undo. False: that could not be, and was said. */
  adopt(suggestion: SuggestionRecord, text: SuggestedText, now: readonly NoteJson[]): boolean;
  decide(suggestion: SuggestionRecord, decision: Exclude<Decision, "adopted"> | null, reason: string): boolean;
}

/** What can become of a suggestion, said aloud. `port`: the editor of the note. */
export function useDecisions(port: NoteEditorPort | null): Decisions {
  const forest = useForest();
  const shell = useShell();
  const session = suggestionsOf(forest);
  /** As it stands this moment: others decide, too. */
  const decisionOn = ({ id }: SuggestionRecord): SuggestionRecord["decision"] => {
    const state = session.state.get();
    return (state.kind === "ready" ? state.reading.sent.suggestion(id) : undefined)?.decision ?? null;
  };
  const write = (suggestion: SuggestionRecord, decision: Decision | null, reason: string): boolean => {
    const decided = session.run(SENT_TO, decideSuggestion, { id: suggestion.id, decision, reason });
    // i18n-keys: notes.suggestions.refused.*
    if (!decided.ok) shell.toast({ tone: "warn", key: `notes.suggestions.refused.${decided.error.code}`, values: { limit: "limit" in decided.error ? decided.error.limit : 0 } });
    return decided.ok;
  };
  return {
    adopt: (suggestion, { base, blocks }, now) => {
      // Before anything is written: adopted twice the text would stand there twice.
      if (decisionOn(suggestion) !== null) {
        shell.toast({ tone: "warn", key: "notes.suggestions.refused.decided" });
        return false;
      }
      const undo = formatShortcut("Mod+Z");
      const { changes, conflicts } = mergeNotes({ base, ours: now, theirs: blocks });
      // Undone, it waits for a decision again, unless somebody has decided otherwise meanwhile; done again, it is decided.
      const onUndone = (): void => { session.run(SENT_TO, takeBackAdoption, { id: suggestion.id }); };
      const told = { blockCount: now.length, onUndone, onRedone: () => { if (decisionOn(suggestion) === null) write(suggestion, "adopted", ""); } };
      if (changes.length > 0 && port?.exchangeBlocks(changes, told) !== true) {
        shell.toast({ tone: "error", key: "notes.suggestions.notAdopted" });
        return false;
      }
      if (!write(suggestion, "adopted", "")) return true;
      if (changes.length === 0) shell.toast({ tone: "info", key: "notes.suggestions.alreadyThere" });
      else if (conflicts > 0) shell.toast({ tone: "warn", key: "notes.suggestions.adoptedBoth", values: { count: conflicts, undo } });
      else shell.toast({ tone: "success", key: "notes.suggestions.adopted", values: { undo } });
      return true;
    },
    decide: (suggestion, decision, reason) => {
      const isDone = write(suggestion, decision, reason);
      // i18n-keys: notes.suggestions.said.*
      if (isDone) shell.announce(`notes.suggestions.said.${decision ?? "open"}`);
      return isDone;
    },
  };
}
