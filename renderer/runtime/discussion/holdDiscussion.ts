import type * as Y from "yjs";
import { err, type Clock, type IdSource, type PersonId, type Result } from "#shared/kernel/index.ts";
import { DISCUSSION_DOCS, type DiscussionDocId } from "#shared/notes/index.ts";
import { createReadable } from "../createReadable.ts";
import type { Opened, SideDocument } from "../notes/types.ts";
import { reportProblem } from "../reportProblem.ts";
import type { OpenForest, Readable } from "../types.ts";

/** What somebody makes of both discussions while they are open. */
export interface DiscussionReading { destroy(): void }

export type HeldState<V extends DiscussionReading> =
  | { readonly kind: "loading" | "failed" }
  | { readonly kind: "ready"; readonly reading: V };

/** An open discussion, what was made of both, and whoever writes. */
export interface HeldDesk<V extends DiscussionReading> {
  readonly docId: DiscussionDocId;
  readonly doc: Y.Doc;
  readonly reading: V;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly author: PersonId;
}

type OrReadOnly<E> = E | { readonly code: "read-only" };

/** Both discussions of one open forest, held as long as somebody looks at what was made of them. */
export interface HeldDiscussion<V extends DiscussionReading> {
  readonly state: Readable<HeldState<V>>;
  /** Opens both documents for whoever looks first; returns how to let go. */
  use(): () => void;
  /** Opens them once more where that failed, as long as somebody looks. */
  retry(): void;
  /** Writes into one of them. Refused where nobody holds it, and where this person may only read. */
  run<I, T, E>(docId: DiscussionDocId, command: (desk: HeldDesk<V>, input: I) => Result<T, E>, input: I): Result<T, OrReadOnly<E>>;
  /** One piece of work, also when nobody looks any more. `writable` gives a document that may be written; null: it may not, or could not be read. */
  during<T>(work: (writable: (docId: DiscussionDocId) => Y.Doc | null) => T): Promise<T>;
}

export interface HoldParts<V extends DiscussionReading> {
  /** What a failure is reported under. */
  readonly where: string;
  read(docs: Readonly<Record<DiscussionDocId, Y.Doc>>): V;
}

/** Nothing is read before somebody uses it. */
export function holdDiscussion<V extends DiscussionReading>(forest: OpenForest, parts: HoldParts<V>): HeldDiscussion<V> {
  return new CountedDiscussion(forest, parts);
}

interface Held<V> { readonly sides: readonly SideDocument[]; readonly reading: V }
const LOADING = { kind: "loading" } as const;

class CountedDiscussion<V extends DiscussionReading> implements HeldDiscussion<V> {
  readonly state = createReadable<HeldState<V>>(LOADING);
  #held: Held<V> | null = null;
  #users = 0;
  /** Grows with every opening and closing: an answer that comes too late knows that it does. */
  #turn = 0;

  constructor(private readonly forest: OpenForest, private readonly parts: HoldParts<V>) {}

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

  run<I, T, E>(docId: DiscussionDocId, command: (desk: HeldDesk<V>, input: I) => Result<T, E>, input: I): Result<T, OrReadOnly<E>> {
    return this.forest.run<I, T, OrReadOnly<E>>(({ readOnly, clock, ids, author }, given) => {
      const doc = this.#writable(docId);
      if (this.#held === null || doc === null || readOnly) return err({ code: "read-only" });
      return command({ docId, doc, reading: this.#held.reading, clock, ids, author }, given);
    }, input);
  }

  async during<T>(work: (writable: (docId: DiscussionDocId) => Y.Doc | null) => T): Promise<T> {
    const release = this.use();
    try {
      await this.#settled();
      return work((docId) => this.#writable(docId));
    } finally {
      release();
    }
  }

  #writable(docId: DiscussionDocId): Y.Doc | null {
    return this.#held?.sides.find((side) => side.docId === docId && !side.isReadOnly)?.doc ?? null;
  }

  async #open(): Promise<void> {
    const turn = ++this.#turn;
    this.state.set(LOADING);
    const answers = await Promise.allSettled(DISCUSSION_DOCS.map((docId) => this.forest.openDiscussion(docId)));
    const sides = answers.flatMap((answer) => (answer.status === "fulfilled" && answer.value.ok ? [answer.value.value] : []));
    const [said, own] = sides;
    if (turn !== this.#turn) letGo(sides);
    else if (said === undefined || own === undefined) this.#fail(sides, answers.flatMap(problemOf));
    else this.#read(sides, { discussion: said.doc, "my:discussion": own.doc });
  }

  #read(sides: readonly SideDocument[], docs: Readonly<Record<DiscussionDocId, Y.Doc>>): void {
    try {
      const reading = this.parts.read(docs);
      this.#held = { sides, reading };
      this.state.set({ kind: "ready", reading });
    } catch (thrown) {
      this.#fail(sides, [thrown]);
    }
  }

  #fail(sides: readonly SideDocument[], problems: readonly unknown[]): void {
    letGo(sides);
    for (const problem of problems) reportProblem(this.parts.where, problem, typeof problem === "string" ? "warn" : "error");
    this.state.set({ kind: "failed" });
  }

  #close(): void {
    this.#turn += 1;
    this.#held?.reading.destroy();
    letGo(this.#held?.sides ?? []);
    this.#held = null;
    this.state.set(LOADING);
  }

  #settled(): Promise<void> {
    if (this.state.get().kind !== "loading") return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.state.onChange(() => {
        if (this.state.get().kind === "loading") return;
        stop();
        resolve();
      });
    });
  }
}

function letGo(sides: readonly SideDocument[]): void {
  for (const side of sides) side.release();
}

/** Why a document did not open: a code, or what was thrown; nothing where it did. */
function problemOf(answer: PromiseSettledResult<Opened>): readonly unknown[] {
  if (answer.status === "rejected") return [answer.reason];
  return answer.value.ok ? [] : [answer.value.error.code];
}
