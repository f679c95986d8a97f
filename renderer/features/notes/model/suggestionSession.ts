import { createSuggestionView, DRAFTED_IN, SENT_TO, type SuggestionCommand, type SuggestionView } from "#shared/discussion/index.ts";
import { err, type Result } from "#shared/kernel/index.ts";
import type { DiscussionDocId, NoteDocId } from "#shared/notes/index.ts";
import { createReadable, reportProblem, type OpenForest, type Readable } from "#renderer/runtime/index.ts";
import type { SideDocument } from "#renderer/runtime/notes/types.ts";

export type SuggestionsState =
  | { readonly kind: "loading" | "failed" }
  /** What others read, and what this person is still writing. */
  | { readonly kind: "ready"; readonly sent: SuggestionView; readonly drafts: SuggestionView };

/** A note on the screen for which a version may be suggested. `begin` opens the copy. */
export interface Suggestable { readonly docId: NoteDocId; begin(): void }

/** The suggestions of one open forest, shared by all places that show them: read while somebody looks. */
export interface SuggestionSession {
  readonly state: Readable<SuggestionsState>;
  /** The note on the screen; null: none, or one for which nobody here may suggest anything. */
  readonly shown: Readable<Suggestable | null>;
  setShown(shown: Suggestable): () => void;
  /** Opens both documents for whoever looks first; returns how to let go. */
  use(): () => void;
  run<I, T, E>(docId: DiscussionDocId, command: SuggestionCommand<I, T, E>, input: I): Result<T, E | { readonly code: "read-only" }>;
}

const sessions = new WeakMap<OpenForest, SuggestionSession>();

/** The one session of a forest. */
export function suggestionsOf(forest: OpenForest): SuggestionSession {
  const known = sessions.get(forest);
  if (known !== undefined) return known;
  const session = new ForestSuggestions(forest);
  sessions.set(forest, session);
  return session;
}

interface Held { readonly side: SideDocument; readonly view: SuggestionView }
const LOADING: SuggestionsState = { kind: "loading" };

class ForestSuggestions implements SuggestionSession {
  readonly state = createReadable<SuggestionsState>(LOADING);
  readonly shown = createReadable<Suggestable | null>(null);
  #held: readonly Held[] = [];
  #users = 0;
  /** Grows with every opening and closing: an answer that comes too late knows that it does. */
  #turn = 0;

  constructor(private readonly forest: OpenForest) {}

  setShown(shown: Suggestable): () => void {
    this.shown.set(shown);
    return () => { if (this.shown.get() === shown) this.shown.set(null); };
  }

  use(): () => void {
    this.#users += 1;
    if (this.#users === 1) {
      this.#open().catch((thrown: unknown) => {
        reportProblem("suggestions.open", thrown);
        this.state.set({ kind: "failed" });
      });
    }
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      this.#users -= 1;
      if (this.#users === 0) this.#close();
    };
  }

  run<I, T, E>(docId: DiscussionDocId, command: SuggestionCommand<I, T, E>, input: I): Result<T, E | { readonly code: "read-only" }> {
    return this.forest.run<I, T, E | { readonly code: "read-only" }>((inner, given) => {
      const held = this.#held.find(({ side }) => side.docId === docId);
      if (held === undefined || inner.readOnly || held.side.isReadOnly) return err({ code: "read-only" });
      return command({ docId, doc: held.side.doc, clock: inner.clock, ids: inner.ids, author: inner.author, onStep: () => undefined }, given);
    }, input);
  }

  async #open(): Promise<void> {
    const turn = ++this.#turn;
    this.state.set(LOADING);
    const opened = await Promise.all([SENT_TO, DRAFTED_IN].map((docId) => this.forest.notes.open(docId)));
    const held = opened.flatMap((each): Held[] => (each.ok ? [{ side: each.value, view: createSuggestionView(each.value.doc) }] : []));
    const [sent, drafts] = held;
    if (turn !== this.#turn || opened.length !== held.length || sent === undefined || drafts === undefined) {
      letGo(held);
      if (turn === this.#turn) this.state.set({ kind: "failed" });
      return;
    }
    this.#held = held;
    this.state.set({ kind: "ready", sent: sent.view, drafts: drafts.view });
  }

  #close(): void {
    this.#turn += 1;
    letGo(this.#held);
    this.#held = [];
    this.state.set(LOADING);
  }
}

function letGo(held: readonly Held[]): void {
  for (const { side, view } of held) {
    view.destroy();
    side.release();
  }
}
