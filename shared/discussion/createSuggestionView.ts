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
  readonly #everyAt = new Map<NoteDocId, readonly SuggestionRecord[]>();
  readonly #stale = new Set<NoteDocId>();
  readonly #texts = new Map<SuggestionId, SuggestedText | null>();
  readonly #listeners = new Set<() => void>();

  constructor(doc: Y.Doc) {
    this.#root = doc.getMap(SUGGESTIONS_ROOT);
    for (const id of this.#root.keys()) this.#read(id);
    this.#root.observeDeep(this.#onEvents);
  }

  suggestionsAt(at: NoteDocId): readonly SuggestionRecord[] {
    this.#refresh(at);
    return this.#at.get(at) ?? NONE;
  }

  everySuggestionAt(at: NoteDocId): readonly SuggestionRecord[] {
    this.#refresh(at);
    return this.#everyAt.get(at) ?? NONE;
  }

  #refresh(at: NoteDocId): void {
    if (this.#at.has(at) && !this.#stale.has(at)) return;
    this.#stale.delete(at);
    const records = [...this.#idsAt.get(at) ?? []].flatMap((id) => this.#records.get(id) ?? []);
    const newestFirst = records.sort(byMoment).reverse();
    const first = asManyAsAreRead(newestFirst);
    const isFirst = new Set(first);
    this.#at.set(at, unlessSame(this.#at.get(at), first));
    this.#everyAt.set(at, unlessSame(this.#everyAt.get(at), [...first, ...newestFirst.filter((record) => !isFirst.has(record))]));
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

  readonly #onEvents = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      if (event.target === this.#root) for (const id of event.keys.keys()) this.#read(id);
      else this.#read(String(event.path[0]));
    }
    for (const listener of [...this.#listeners]) listener();
  };
}

/** As many as anybody looks at, shared out between their authors. Of one note alone: how much is suggested for another takes nothing out of sight here. */
function asManyAsAreRead(newestFirst: readonly SuggestionRecord[]): readonly SuggestionRecord[] {
  const open = shareFairly(newestFirst.filter(({ decision }) => decision === null), SUGGESTION_LIMITS.perNote);
  return [...open, ...shareFairly(newestFirst.filter(({ decision }) => decision !== null), SUGGESTION_LIMITS.perNote - open.length)];
}

/** The list as it was while it says the same: whoever draws it compares lists, not what is in them. */
function unlessSame(before: readonly SuggestionRecord[] | undefined, now: readonly SuggestionRecord[]): readonly SuggestionRecord[] {
  if (before?.length === now.length && before.every((record, index) => record === now[index])) return before;
  return now.length === 0 ? NONE : Object.freeze([...now]);
}
