import type * as Y from "yjs";
import { isThreadId } from "#shared/kernel/index.ts";
import type { NoteDocId } from "#shared/notes/index.ts";
import { SUGGESTIONS_ROOT } from "./discussionTypes.ts";
import { byMoment } from "./readRecords.ts";
import { readSuggestedText, readSuggestion } from "./readSuggestion.ts";
import { SUGGESTION_LIMITS, type SuggestedText, type SuggestionId, type SuggestionRecord, type SuggestionView } from "./suggestionTypes.ts";

const NONE: readonly SuggestionRecord[] = Object.freeze([]);

/** Reads the suggestions of a discussion document and follows them: a change costs what it touches; texts are read when they are asked for. */
export function createSuggestionView(doc: Y.Doc): SuggestionView {
  return new DocumentSuggestionView(doc);
}

class DocumentSuggestionView implements SuggestionView {
  readonly #root: Y.Map<unknown>;
  readonly #records = new Map<SuggestionId, SuggestionRecord>();
  #at = new Map<NoteDocId, readonly SuggestionRecord[]>();
  readonly #texts = new Map<SuggestionId, SuggestedText | null>();
  readonly #listeners = new Set<() => void>();

  constructor(doc: Y.Doc) {
    this.#root = doc.getMap(SUGGESTIONS_ROOT);
    for (const id of this.#root.keys()) this.#read(id);
    this.#sort();
    this.#root.observeDeep(this.#onEvents);
  }

  suggestionsAt(at: NoteDocId): readonly SuggestionRecord[] {
    return this.#at.get(at) ?? NONE;
  }

  openCountAt(at: NoteDocId): number {
    return this.suggestionsAt(at).filter(({ decision }) => decision === null).length;
  }

  suggestions(): readonly SuggestionRecord[] {
    return [...this.#records.values()];
  }

  suggestion(id: SuggestionId): SuggestionRecord | undefined {
    return this.#records.get(id);
  }

  textOf(id: SuggestionId): SuggestedText | null {
    const known = this.#texts.get(id);
    if (known !== undefined) return known;
    const text = this.#records.has(id) ? readSuggestedText(this.#root.get(id)) : null;
    this.#texts.set(id, text);
    return text;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  }

  destroy(): void {
    this.#root.unobserveDeep(this.#onEvents);
    this.#listeners.clear();
  }

  #read(id: string): void {
    if (!isThreadId(id)) return;
    const record = readSuggestion(id, this.#root.get(id));
    this.#texts.delete(id);
    if (record === null) this.#records.delete(id);
    else this.#records.set(id, record);
  }

  /** Lists whose records did not change stay the same arrays. */
  #sort(): void {
    const byNote = new Map<NoteDocId, SuggestionRecord[]>();
    for (const record of [...this.#records.values()].sort(byMoment).slice(0, SUGGESTION_LIMITS.suggestions)) {
      const known = byNote.get(record.at);
      if (known === undefined) byNote.set(record.at, [record]);
      else known.push(record);
    }
    const next = new Map<NoteDocId, readonly SuggestionRecord[]>();
    for (const [at, records] of byNote) {
      const newestFirst = records.reverse();
      const sorted = [...newestFirst.filter(({ decision }) => decision === null), ...newestFirst.filter(({ decision }) => decision !== null)].slice(0, SUGGESTION_LIMITS.perNote);
      const before = this.#at.get(at);
      next.set(at, before?.length === sorted.length && before.every((record, index) => record === sorted[index]) ? before : Object.freeze(sorted));
    }
    this.#at = next;
  }

  readonly #onEvents = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      if (event.target === this.#root) for (const id of event.keys.keys()) this.#read(id);
      else this.#read(String(event.path[0]));
    }
    this.#sort();
    for (const listener of [...this.#listeners]) listener();
  };
}
