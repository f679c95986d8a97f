/** Who does not send as much in this time is left, and asked again later: one that drips would keep all others waiting. */
const STALL_MS = 10_000;
const STALL_BYTES = 16 * 1024;
/** What may be under way at once: as much as comes in this time, so that text never waits for longer behind it on a slow way. */
const WINDOW_MS = 250;
/** How fast a way is, is measured anew so often. */
const MEASURED_MS = 2_000;
const MIN_WINDOW_BYTES = 64 * 1024;
const MAX_WINDOW_BYTES = 4 * 1024 * 1024;

/** How a file comes from one device: which piece is the next, how much is asked for at once, and whether it still moves. */
export class FileFlow {
  readonly totalBytes: number;
  /** Received through here, asked for through there. */
  #expected: number;
  #askedTo: number;
  #windowBytes = MIN_WINDOW_BYTES * 2;
  /** When it had moved on last, and how far it was then. */
  #movedAtMs: number;
  #movedTo: number;
  /** Since when its speed is measured, and how much was here then. */
  #measuredFromMs: number;
  #measuredFrom: number;

  constructor({ totalBytes, haveBytes, nowMs }: { readonly totalBytes: number; readonly haveBytes: number; readonly nowMs: number }) {
    this.totalBytes = totalBytes;
    this.#expected = this.#askedTo = this.#movedTo = this.#measuredFrom = haveBytes;
    this.#movedAtMs = this.#measuredFromMs = nowMs;
  }

  /** `late`: not the next one, as what still comes of a source that was left. `wrong`: nobody asked for this, or it is of another file. */
  receive({ from, total, bytes }: { readonly from: number; readonly total: number; readonly bytes: Uint8Array }): "next" | "late" | "wrong" {
    if (from !== this.#expected) return "late";
    const end = from + bytes.length;
    if (total !== this.totalBytes || end > total || end > this.#askedTo) return "wrong";
    this.#expected = end;
    return "next";
  }

  /** What to ask for now: more as soon as half of what was asked for is on the disk. Null: nothing yet. */
  askFor(haveBytes: number, nowMs: number): { readonly from: number; readonly maxBytes: number } | null {
    if (this.#askedTo - haveBytes > this.#windowBytes / 2 || this.#askedTo >= this.totalBytes) return null;
    const tookMs = Math.max(1, nowMs - this.#measuredFromMs);
    const perMs = (haveBytes - this.#measuredFrom) / tookMs;
    this.#windowBytes = Math.min(MAX_WINDOW_BYTES, Math.max(MIN_WINDOW_BYTES, Math.min(perMs * WINDOW_MS, this.#windowBytes * 2)));
    const from = this.#askedTo;
    const maxBytes = Math.floor(Math.min(this.totalBytes - from, this.#windowBytes));
    this.#askedTo += maxBytes;
    if (tookMs >= MEASURED_MS) {
      this.#measuredFromMs = nowMs;
      this.#measuredFrom = haveBytes;
    }
    return { from, maxBytes };
  }

  /** To be asked now and then: too little has come since it moved on last. */
  isStalled(nowMs: number): boolean {
    if (this.#expected - this.#movedTo >= STALL_BYTES) {
      this.#movedAtMs = nowMs;
      this.#movedTo = this.#expected;
      return false;
    }
    return nowMs - this.#movedAtMs > STALL_MS;
  }
}
