import type * as Y from "yjs";
import { LoadOrigin, RemoteOrigin } from "#shared/forest/index.ts";

/** Asks main for so many ids. Null: the forest is in no group, and Yjs may draw its own. Rejects when main cannot say. */
export type AskClientIds = (count: number) => Promise<readonly number[] | null>;

export interface ClientIdsParts {
  /** What main answered when the forest was opened. */
  readonly first: readonly number[] | null;
  readonly ask: AskClientIds;
  /** Something was written under an id of Yjs' own, or main cannot say: others will not take it. */
  readonly onMissing: (problem: string) => void;
}

/** The ids under which this device writes into shared documents: docs/SYNC.md. */
export interface ClientIds {
  /** From now on each local change of the document carries an id of this device, one that no other opening of any document has. Answers how to stop. */
  bind(doc: Y.Doc): () => void;
  /** Before a document is opened: at once, or after main's answer when no ids are left. */
  ready(): Promise<void>;
  /** More ids, for a forest that is about to become a group. */
  add(ids: readonly number[]): void;
  /** Each document takes another id before its next local change: what it wrote under the one it has may not have been taken in by the group, and later work must not hang on it. */
  renew(): void;
  stop(): void;
}

export const IDS_AT_ONCE = 64;
const ASK_WHEN_LEFT = 16;

/**
 * Hands out client ids. A document takes one at its first local change and not at its opening: the index opens thousands of notes and writes into none.
 * Yjs draws a new id of its own when it sees its id in a change from outside; the document then takes a fresh one the same way.
 */
export function createClientIds({ first, ask, onMissing }: ClientIdsParts): ClientIds {
  let left: number[] | null = first === null ? null : [...first];
  let asking: Promise<void> | null = null;
  let isStopped = false;
  let round = 0;

  const fetchMore = async (): Promise<void> => {
    try {
      const more = await ask(IDS_AT_ONCE);
      left = more === null ? null : [...(left ?? []), ...more];
    } catch (thrown) {
      onMissing(String(thrown));
    } finally {
      asking = null;
    }
  };
  const refill = (): Promise<void> => (asking ??= fetchMore());
  const take = (doc: Y.Doc): number | null => {
    let id = left?.shift() ?? null;
    // Never twice in one document, whatever main's file says.
    while (id !== null && doc.store.clients.has(id)) id = left?.shift() ?? null;
    if (!isStopped && left !== null && left.length < ASK_WHEN_LEFT) void refill();
    return id;
  };
  return {
    bind: (doc) => {
      let bound: number | null = null;
      let boundIn = round;
      const beforeTransaction = (transaction: Y.Transaction): void => {
        const { origin } = transaction;
        // Several updates from outside are applied within one transaction, which Yjs then takes for a local one.
        if (!transaction.local || origin instanceof RemoteOrigin || origin instanceof LoadOrigin) return;
        if (left === null || (doc.clientID === bound && boundIn === round)) return;
        const id = take(doc);
        if (id === null) {
          onMissing("no client ids are left");
          return;
        }
        bound = id;
        boundIn = round;
        doc.clientID = id;
      };
      doc.on("beforeTransaction", beforeTransaction);
      return () => { doc.off("beforeTransaction", beforeTransaction); };
    },
    ready: async () => { if (left?.length === 0) await refill(); },
    renew: () => { round += 1; },
    add: (ids) => { left = [...(left ?? []), ...ids]; },
    stop: () => { isStopped = true; },
  };
}
