import type * as Y from "yjs";
import { isThreadId } from "#shared/kernel/index.ts";
import type { NoteDocId } from "#shared/notes/index.ts";
import { SUGGESTIONS_ROOT } from "./discussionTypes.ts";
import { byMoment } from "./readRecords.ts";
import { readSuggestedText, readSuggestedWords, readSuggestion } from "./readSuggestion.ts";
import { shareFairly } from "./shareFairly.ts";
import { SUGGESTION_LIMITS, type SuggestedText, type SuggestionId, type SuggestionRecord, type SuggestionView } from "./suggestionTypes.ts";

const NONE: readonly SuggestionRecord[] = Object.freeze([]);

/** Reads the suggestions of a discussion document and follows them: a change costs what it touches; texts are read when they are asked for. */
export function createSuggestionView(doc: Y.Doc): SuggestionView {
  return new DocumentSuggestionView(doc);
}

class DocumentSuggestionView implements SuggestionView {
  readonly #root: Y.Map<unknown>;
  readonly #records = new Map<SuggestionId, SuggestionRecord>();
  readonly #idsAt = new Map<NoteDocId, Set<SuggestionId>>();
  /** Sorted when somebody asks; kept after a change, too, until somebody asks again. */
  readonly #at = new Map<NoteDocId, readonly SuggestionRecord[]>();
  readonly #stale = new Set<NoteDocId>();
  readonly #texts = new Map<SuggestionId, SuggestedText | null>();
  readonly #listeners = new Set<() => void>();

  constructor(doc: Y.Doc) {
    this.#root = doc.getMap(SUGGESTIONS_ROOT);
    for (const id of this.#root.keys()) this.#read(id);
    this.#root.observeDeep(this.#onEvents);
  }

  suggestionsAt(at: NoteDocId): readonly SuggestionRecord[] {
    const before = this.#at.get(at);
    if (before !== undefined && !this.#stale.has(at)) return before;
    this.#stale.delete(at);
    const sorted = this.#sorted(at);
    const isSame = before?.length === sorted.length && before.every((record, index) => record === sorted[index]);
    const records = isSame ? before : sorted.length === 0 ? NONE : Object.freeze(sorted);
    this.#at.set(at, records);
    return records;
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

  wordsOf(id: SuggestionId): string {
    return this.#records.has(id) ? readSuggestedWords(this.#root.get(id)) : "";
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
    const before = this.#records.get(id);
    const record = readSuggestion(id, this.#root.get(id));
    this.#texts.delete(id);
    if (before !== undefined) {
      this.#idsAt.get(before.at)?.delete(id);
      this.#stale.add(before.at);
    }
    if (record === null) {
      this.#records.delete(id);
      return;
    }
    this.#records.set(id, record);
    this.#stale.add(record.at);
    const ids = this.#idsAt.get(record.at);
    if (ids === undefined) this.#idsAt.set(record.at, new Set([id]));
    else ids.add(id);
  }

  /** As many as anybody looks at, shared out between their authors. Of one note alone: how much is suggested for another takes nothing out of sight here. */
  #sorted(at: NoteDocId): SuggestionRecord[] {
    const records = [...this.#idsAt.get(at) ?? []].flatMap((id) => this.#records.get(id) ?? []);
    const newestFirst = records.sort(byMoment).reverse();
    const open = shareFairly(newestFirst.filter(({ decision }) => decision === null), SUGGESTION_LIMITS.perNote);
    return [...open, ...shareFairly(newestFirst.filter(({ decision }) => decision !== null), SUGGESTION_LIMITS.perNote - open.length)];
  }

  readonly #onEvents = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      if (event.target === this.#root) for (const id of event.keys.keys()) this.#read(id);
      else this.#read(String(event.path[0]));
    }
    for (const listener of [...this.#listeners]) listener();
  };
}
