import * as Y from "yjs";
import type { Clock } from "#shared/kernel/index.ts";
import type { SideDocId } from "#shared/notes/index.ts";
import type { SideDocuments } from "../notes/types.ts";
import { reportProblem } from "../reportProblem.ts";
import type { SearchDoc, ToSearch } from "./searchProtocol.ts";

export interface NoteFeedParts {
  readonly notes: SideDocuments;
  readonly clock: Clock;
  post(message: ToSearch): void;
  onProgress(done: number, total: number): void;
  /** Every note has been sent, as far as they can be read. */
  onReady(): void;
}

export interface NoteFeed {
  /** Sends all notes that changed after this number of the log; -1: all. */
  readChanged(throughSeq: number): Promise<void>;
  /** The worker has read what was sent in this turn. */
  took(turn: number): void;
  /** Somebody wrote into an open document: it is sent once they pause. */
  changed(docId: SideDocId): void;
  stop(): void;
}

const NOTES_PER_STEP = 256;
const PAUSE_MS = 10;
const AFTER_LAST_KEY_MS = 250;
/** Who never pauses is not waited for longer than this. */
const LONGEST_WAIT_MS = 5_000;

/** Brings the notes of a forest to the index: those that changed since last time in small steps, and what is being written a moment after the last key. */
export function createNoteFeed(parts: NoteFeedParts): NoteFeed {
  const live = createLiveNotes(parts, (docs) => { parts.post({ kind: "docs", turn: 0, docs }); });
  let isStopped = false;
  let turn = 0;
  let onTook: ((turn: number) => void) | null = null;
  /** Another reading begins: the one under way ends. */
  let reading = 0;

  const sendStep = async (docIds: readonly SideDocId[]): Promise<boolean> => {
    const read = await parts.notes.readMany(docIds);
    if (!read.ok) {
      reportProblem("search reads notes", read.error.code, "warn");
      return false;
    }
    if (isStopped) return false;
    const sent = ++turn;
    const taken = new Promise<void>((resolve) => { onTook = (which) => { if (which === sent) resolve(); }; });
    parts.post({ kind: "docs", turn: sent, docs: [...read.value].map(([docId, updates]) => ({ docId, updates, changedAtMs: null })) });
    await taken;
    await new Promise((resume) => { setTimeout(resume, PAUSE_MS); });
    return true;
  };
  const readChanged = async (throughSeq: number): Promise<void> => {
    const own = ++reading;
    let changed = await parts.notes.changedAfter(throughSeq);
    // A log that is shorter than what we know of it is another log.
    if (changed.ok && changed.value.throughSeq < throughSeq) changed = await parts.notes.changedAfter(-1);
    if (isStopped || own !== reading) return;
    if (!changed.ok) {
      reportProblem("search asks for changed notes", changed.error.code, "warn");
      parts.onReady();
      return;
    }
    const { docIds, throughSeq: through } = changed.value;
    let isWhole = true;
    for (let at = 0; at < docIds.length; at += NOTES_PER_STEP) {
      parts.onProgress(at, docIds.length);
      isWhole = (await sendStep(docIds.slice(at, at + NOTES_PER_STEP))) && isWhole;
      if (isStopped || own !== reading) return;
    }
    // What could not be read is asked for again next time.
    if (isWhole) parts.post({ kind: "through", seq: through });
    parts.onReady();
  };
  return {
    readChanged: (throughSeq) => readChanged(throughSeq).catch((thrown: unknown) => { reportProblem("search reads notes", thrown); }),
    took: (which) => { onTook?.(which); },
    changed: live.changed,
    stop: () => {
      isStopped = true;
      live.stop();
    },
  };
}

interface LiveNotes { changed(docId: SideDocId): void; stop(): void }

function createLiveNotes({ notes, clock }: NoteFeedParts, send: (docs: readonly SearchDoc[]) => void): LiveNotes {
  const timers = new Map<SideDocId, { readonly sinceMs: number; readonly timer: ReturnType<typeof setTimeout> }>();
  let isStopped = false;
  const read = async (docId: SideDocId): Promise<void> => {
    timers.delete(docId);
    const changedAtMs = clock.now();
    const opened = await notes.open(docId);
    if (!opened.ok) {
      reportProblem("search reads an open note", opened.error.code, "warn");
      return;
    }
    const updates = [Y.encodeStateAsUpdate(opened.value.doc)];
    opened.value.release();
    if (!isStopped) send([{ docId, updates, changedAtMs }]);
  };
  return {
    changed: (docId) => {
      const nowMs = performance.now();
      const known = timers.get(docId);
      const sinceMs = known?.sinceMs ?? nowMs;
      if (known !== undefined) clearTimeout(known.timer);
      const waitMs = Math.max(0, Math.min(AFTER_LAST_KEY_MS, sinceMs + LONGEST_WAIT_MS - nowMs));
      timers.set(docId, { sinceMs, timer: setTimeout(() => { read(docId).catch((thrown: unknown) => { reportProblem("search reads an open note", thrown); }); }, waitMs) });
    },
    stop: () => {
      isStopped = true;
      for (const { timer } of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
