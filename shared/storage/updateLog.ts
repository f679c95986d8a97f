import type { LoggedUpdate } from "./recordFormat.ts";

/** What was wrong with the log and what became of it. Nothing is deleted: damaged bytes are set aside in a file. */
export interface LogDamage {
  readonly kind: "torn-tail" | "bad-record" | "unreadable-file";
  /** Records that were read after the damaged place; they are among the updates. */
  readonly recordsAfter: number;
  readonly lostBytes: number;
  /** Empty when the bytes could not be set aside (a full disk); then they are left where they were. */
  readonly setAsidePath: string;
}

/** Everything the log holds, in order. `nextSeq` is the number the next append must start with. */
export interface OpenedLog {
  readonly nextSeq: number;
  readonly updates: readonly LoggedUpdate[];
  readonly damage: readonly LogDamage[];
}

/**
 * The copy of record of one forest: an append-only list of opaque updates. Every failure is a `StorageError`.
 * Promises: what an answered `append` covers survives the death of the process and of the machine; a refused `append` leaves the log as
 * it was, and it can be tried again; `open` gives back every update that can be read, whatever lies between.
 */
export interface UpdateLog {
  open(): Promise<OpenedLog>;
  /** Answers once the updates are on disk. `firstSeq` must be the log's next number: anything else is refused as `out-of-order`. */
  append(firstSeq: number, updates: readonly LoggedUpdate[]): Promise<{ readonly durableThroughSeq: number }>;
  /** Waits for appends under way. Closing twice is harmless. */
  close(): Promise<void>;
}
