import type { LoggedUpdate } from "./recordFormat.ts";
import type { SeqRange } from "./snapshot.ts";

/** What was wrong with the files and what became of it. Nothing is deleted: damaged bytes are set aside in a file. */
export interface LogDamage {
  readonly kind: "torn-tail" | "bad-record" | "unreadable-file" | "bad-checkpoint";
  /** Records that were read after the damaged place; they are among the updates. */
  readonly recordsAfter: number;
  readonly lostBytes: number;
  /** Empty when the bytes could not be set aside (a full disk); then they are left where they were. */
  readonly setAsidePath: string;
}

/** Where a hole in the log could be filled from. */
export type CopyKind = "checkpoint" | "archive" | "backup";

/** Everything the log holds. `nextSeq` is the number the next append must start with. */
export interface OpenedLog {
  readonly nextSeq: number;
  /** States of documents first, then single updates in order. The states of documents kept aside (read when they are needed) are not among them. */
  readonly updates: readonly LoggedUpdate[];
  readonly damage: readonly LogDamage[];
  /** Changes that were acknowledged once and that no copy could supply; each stretch is told once. */
  readonly missing: readonly SeqRange[];
  /** Copies that filled a hole this time. */
  readonly filledFrom: readonly CopyKind[];
}

/**
 * The copy of record of one forest: an append-only list of opaque updates. Every failure is a `StorageError`.
 * Promises: what an answered `append` covers survives the death of the process and of the machine; a refused `append` leaves the log as
 * it was, and it can be tried again; `open` gives back every update that can be read, whatever lies between, but for what is kept aside until it is needed.
 */
export interface UpdateLog {
  open(): Promise<OpenedLog>;
  /** Answers once the updates are on disk. `firstSeq` must be the log's next number: anything else is refused as `out-of-order`. */
  append(firstSeq: number, updates: readonly LoggedUpdate[]): Promise<{ readonly durableThroughSeq: number }>;
  /** The next number, without reading anything. Null when the log is not open. */
  nextSeq(): number | null;
  /** Waits for appends under way. Closing twice is harmless. */
  close(): Promise<void>;
}
