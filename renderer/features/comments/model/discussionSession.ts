import { createDiscussionHistory, createDiscussionView, joinDiscussions, type DiscussedId, type DiscussionCommand, type DiscussionView, type QuotedPassage } from "#shared/discussion/index.ts";
import { err, type PersonId, type Result } from "#shared/kernel/index.ts";
import type { DiscussionDocId } from "#shared/notes/index.ts";
import { createReadable, reportProblem, type OpenForest, type Readable } from "#renderer/runtime/index.ts";
import type { NoteEditorPort, SideDocument } from "#renderer/runtime/notes/types.ts";

const DOC_IDS = ["discussion", "my:discussion"] as const satisfies readonly DiscussionDocId[];

export type DiscussionState =
  | { readonly kind: "loading" }
  | { readonly kind: "failed" }
  /** Both discussions read as one. */
  | { readonly kind: "ready"; readonly view: DiscussionView };

/** What a new thread is wanted for. A new object for each wish. */
export interface CommentTarget { readonly at: DiscussedId; readonly passage: QuotedPassage | null }

/** Words that are not sent yet, and who is meant by the names in them. */
export interface Draft { readonly plain: string; readonly mentioned: ReadonlyMap<string, PersonId> }

/** The margin that is on the screen. */
export interface ShownMargin {
  readonly port: NoteEditorPort;
  threadCount(): number;
  step(by: 1 | -1): void;
}

/** The discussion of one open forest, shared by all places that show it: read while somebody looks, remembered drafts and undo for as long as the forest is open. */
export interface DiscussionSession {
  readonly state: Readable<DiscussionState>;
  readonly drafts: Map<string, Draft>;
  readonly asked: Readable<CommentTarget | null>;
  readonly margin: Readable<ShownMargin | null>;
  readonly canUndo: boolean;
  /** Opens both documents for whoever looks first; returns how to let go. */
  use(): () => void;
  retry(): void;
  ask(target: CommentTarget | null): void;
  setMargin(margin: ShownMargin): () => void;
  run<I, T, E>(docId: DiscussionDocId, command: DiscussionCommand<I, T, E>, input: I): Result<T, E | { readonly code: "read-only" }>;
  /** Takes the last write back, even when nobody looks at the discussion any more. False: there was nothing to take back, or it could not be read. */
  undo(): Promise<boolean>;
}

const sessions = new WeakMap<OpenForest, DiscussionSession>();

/** The one session of a forest. */
export function sessionOf(forest: OpenForest): DiscussionSession {
  const known = sessions.get(forest);
  if (known !== undefined) return known;
  const session = new ForestDiscussion(forest);
  sessions.set(forest, session);
  return session;
}

/** Whether words of a comment wait to be sent, also where no field shows them now. */
export function hasUnsentComments(forest: OpenForest): boolean {
  return (sessions.get(forest)?.drafts.size ?? 0) > 0;
}

interface Held { readonly side: SideDocument; readonly view: DiscussionView }
const LOADING: DiscussionState = { kind: "loading" };

class ForestDiscussion implements DiscussionSession {
  readonly state = createReadable<DiscussionState>(LOADING);
  readonly asked = createReadable<CommentTarget | null>(null);
  readonly margin = createReadable<ShownMargin | null>(null);
  readonly drafts = new Map<string, Draft>();
  readonly #history = createDiscussionHistory();
  #held: readonly Held[] = [];
  #joined: DiscussionView | null = null;
  #users = 0;
  /** Grows with every opening and closing: an answer that comes too late knows that it does. */
  #turn = 0;

  constructor(private readonly forest: OpenForest) {}

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  use(): () => void {
    this.#users += 1;
    if (this.#users === 1) void this.#open();
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      this.#users -= 1;
      if (this.#users === 0) this.#close();
    };
  }

  retry(): void {
    if (this.#users > 0 && this.state.get().kind === "failed") void this.#open();
  }

  ask(target: CommentTarget | null): void {
    this.asked.set(target);
  }

  setMargin(margin: ShownMargin): () => void {
    this.margin.set(margin);
    return () => { if (this.margin.get() === margin) this.margin.set(null); };
  }

  run<I, T, E>(docId: DiscussionDocId, command: DiscussionCommand<I, T, E>, input: I): Result<T, E | { readonly code: "read-only" }> {
    return this.forest.run<I, T, E | { readonly code: "read-only" }>((inner, given) => {
      const held = this.#held.find((each) => each.side.docId === docId);
      if (held === undefined || inner.readOnly || held.side.isReadOnly) return err({ code: "read-only" });
      return command({ docId, doc: held.side.doc, view: held.view, clock: inner.clock, ids: inner.ids, author: inner.author, onStep: (step) => this.#history.push(step) }, given);
    }, input);
  }

  async undo(): Promise<boolean> {
    const release = this.use();
    try {
      await this.#settled();
      return this.#history.undo((docId) => this.#held.find((each) => each.side.docId === docId && !each.side.isReadOnly)?.side.doc ?? null);
    } finally {
      release();
    }
  }

  async #open(): Promise<void> {
    const turn = ++this.#turn;
    this.state.set(LOADING);
    const opened = await Promise.all(DOC_IDS.map((docId) => this.forest.notes.open(docId)));
    const sides = opened.flatMap((each) => (each.ok ? [each.value] : []));
    if (turn !== this.#turn || sides.length < DOC_IDS.length) {
      for (const side of sides) side.release();
      if (turn === this.#turn) this.#fail(opened.flatMap((each) => (each.ok ? [] : [each.error.code])));
      return;
    }
    this.#held = sides.map((side, index) => ({ side, view: createDiscussionView(DOC_IDS[index] ?? "discussion", side.doc) }));
    this.#joined = joinDiscussions(this.#held.map((each) => each.view));
    this.state.set({ kind: "ready", view: this.#joined });
  }

  #fail(codes: readonly string[]): void {
    reportProblem("discussion.open", codes.join(", "), "warn");
    this.state.set({ kind: "failed" });
  }

  #close(): void {
    this.#turn += 1;
    this.#joined?.destroy();
    this.#joined = null;
    for (const { side, view } of this.#held) {
      view.destroy();
      side.release();
    }
    this.#held = [];
    this.state.set(LOADING);
  }

  #settled(): Promise<void> {
    if (this.state.get() !== LOADING) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.state.onChange(() => {
        if (this.state.get() === LOADING) return;
        stop();
        resolve();
      });
    });
  }
}
