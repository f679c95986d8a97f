import { useEffect, useLayoutEffect, useMemo, useState } from "react";
import * as Y from "yjs";
import { DRAFTED_IN, dropDraft, isUnchanged, keepDraft, SENT_TO, suggestVersion, type SuggestedText, type SuggestionId } from "#shared/discussion/index.ts";
import { noteToJson, writeNote, type NoteDocId } from "#shared/notes/index.ts";
import { keepWhenPaused } from "../model/keepWhenPaused.ts";
import type { SuggestionSession } from "../model/suggestionSession.ts";
import { useSuggestions } from "../model/useSuggestions.ts";

/** Why something was refused: the last part of a text key, and its values. */
export interface DraftRefusal { readonly code: string; readonly limit: number }

/** A version of a note that is being written: a document that nobody else has. */
export interface Draft {
  readonly doc: Y.Doc;
  readonly why: string;
  /** The draft cannot be kept; null while it can. */
  readonly problem: DraftRefusal | null;
  setWhy(why: string): void;
  /** Whether it says anything else than the note it was made from. */
  isChanged(): boolean;
  keep(): void;
  /** Sends it to those who may decide; null: done. */
  send(): DraftRefusal | null;
  drop(): void;
}

/** Takes up the draft that was begun before, or begins one from what the note says now. Null until it can be read. */
export function useDraft(at: NoteDocId, note: Y.Doc): Draft | null {
  const { session, state } = useSuggestions();
  const [problem, setProblem] = useState<DraftRefusal | null>(null);
  const [why, setWhy] = useState("");
  const [drafted, setDrafted] = useState<DraftDesk | null>(null);
  const isReady = state.kind === "ready";
  useEffect(() => {
    if (!isReady || drafted !== null) return;
    const begun = new DraftDesk({ at, session, note, onProblem: setProblem });
    setDrafted(begun);
    setWhy(begun.why);
  }, [isReady, drafted, at, session, note]);
  // Before the documents are let go of: what is typed last is written, too.
  useLayoutEffect(() => () => { drafted?.keep(); }, [drafted]);
  useEffect(() => drafted?.follow(), [drafted]);
  return useMemo(() => (drafted === null ? null : {
    doc: drafted.doc, why, problem,
    setWhy: (words: string) => {
      setWhy(words);
      drafted.rename(words);
    },
    isChanged: () => drafted.isChanged(), keep: () => { drafted.keep(); }, send: () => drafted.send(), drop: () => { drafted.drop(); },
  }), [drafted, why, problem]);
}

interface DeskParts { readonly at: NoteDocId; readonly session: SuggestionSession; readonly note: Y.Doc; onProblem(problem: DraftRefusal | null): void }

class DraftDesk {
  readonly doc = new Y.Doc();
  why = "";
  readonly #parts: DeskParts;
  readonly #base: SuggestedText["base"];
  #id: SuggestionId | null = null;
  readonly #keeping = keepWhenPaused(() => { this.keep(); });
  /** What has been kept needs no keeping. */
  #isKept = true;
  #isOver = false;

  constructor(parts: DeskParts) {
    this.#parts = parts;
    const state = parts.session.state.get();
    const drafts = state.kind === "ready" ? state.reading.drafts : null;
    const before = drafts?.suggestionsAt(parts.at)[0];
    const text = before === undefined ? null : drafts?.textOf(before.id) ?? null;
    this.#base = text?.base ?? noteToJson(parts.note).content ?? [];
    if (before !== undefined && text !== null) {
      this.#id = before.id;
      this.why = before.why;
    }
    writeNote(this.doc, { type: "doc", content: text?.blocks ?? this.#base }, "draft");
  }

  follow(): () => void {
    const onUpdate = (): void => { this.#later(); };
    this.doc.on("update", onUpdate);
    return () => {
      this.doc.off("update", onUpdate);
      this.#keeping.stop();
    };
  }

  rename(why: string): void {
    this.why = why;
    this.#later();
  }

  isChanged(): boolean {
    return !isUnchanged(this.#text()) || this.why.trim() !== "";
  }

  keep(): void {
    this.#keeping.stop();
    if (this.#isKept || this.#isOver) return;
    if (this.#id === null && !this.isChanged()) return;
    const kept = this.#parts.session.run(DRAFTED_IN, keepDraft, { id: this.#id, at: this.#parts.at, text: this.#text(), why: this.why });
    if (kept.ok) {
      this.#id = kept.value;
      this.#isKept = true;
    }
    this.#parts.onProblem(kept.ok ? null : refusalOf(kept.error));
  }

  send(): DraftRefusal | null {
    const sent = this.#parts.session.run(SENT_TO, suggestVersion, { at: this.#parts.at, text: this.#text(), why: this.why });
    if (!sent.ok) return refusalOf(sent.error);
    this.drop();
    return null;
  }

  drop(): void {
    this.#keeping.stop();
    this.#isOver = true;
    if (this.#id !== null) this.#parts.session.run(DRAFTED_IN, dropDraft, { id: this.#id });
  }

  #later(): void {
    this.#isKept = false;
    this.#keeping.later();
  }

  #text(): SuggestedText {
    return { base: this.#base, blocks: noteToJson(this.doc).content ?? [] };
  }
}

const refusalOf = (error: { readonly code: string; readonly limit?: number }): DraftRefusal => ({ code: error.code, limit: error.limit ?? 0 });
