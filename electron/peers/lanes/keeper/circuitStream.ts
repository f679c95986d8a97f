import { Duplex } from "node:stream";
import { CIRCUIT_WINDOW_BYTES, MAX_CIRCUIT_PIECE_BYTES } from "./doorMessages.ts";

export interface CircuitParts {
  sendPiece(bytes: Uint8Array): void;
  /** So many bytes were taken out here: the other end may send as many more. */
  sendCredit(takenBytes: number): void;
  sendClose(): void;
}

/**
 * One end of a circuit as a byte stream: what a connection to another device is opened over. Never more than the window is on its way, so that neither the keeper
 * nor the other end has to hold more; who sends more than was allowed is cut off.
 */
export class CircuitStream extends Duplex {
  private allowedBytes = CIRCUIT_WINDOW_BYTES;
  private expectedBytes = CIRCUIT_WINDOW_BYTES;
  private takenBytes = 0;
  private isReaderFull = false;
  private isClosedByOther = false;
  private waiting: { readonly bytes: Uint8Array; readonly done: (error?: Error | null) => void } | null = null;

  constructor(private readonly parts: CircuitParts) {
    super({ allowHalfOpen: false });
  }

  /** The other end sent this. */
  takePiece(bytes: Uint8Array): void {
    this.expectedBytes -= bytes.length;
    if (this.expectedBytes < 0) {
      this.destroy();
      return;
    }
    this.takenBytes += bytes.length;
    // A copy: the message it stands in is let go.
    this.isReaderFull = !this.push(Uint8Array.from(bytes));
    if (!this.isReaderFull) this.giveCredit();
  }

  takeCredit(takenBytes: number): void {
    this.allowedBytes = Math.min(this.allowedBytes + takenBytes, CIRCUIT_WINDOW_BYTES);
    const waiting = this.waiting;
    this.waiting = null;
    if (waiting !== null) this.sendWhile(waiting.bytes, waiting.done);
  }

  /** The other end, or the keeper, closed it. */
  takeClose(): void {
    this.isClosedByOther = true;
    this.destroy();
  }

  override _read(): void {
    if (!this.isReaderFull) return;
    this.isReaderFull = false;
    this.giveCredit();
  }

  override _write(chunk: unknown, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (chunk instanceof Uint8Array) this.sendWhile(chunk, done);
    else done(new TypeError("A circuit carries bytes"));
  }

  override _final(done: (error?: Error | null) => void): void {
    done();
    this.destroy();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (!this.isClosedByOther) this.parts.sendClose();
    this.isClosedByOther = true;
    const waiting = this.waiting;
    this.waiting = null;
    waiting?.done(new Error("The circuit is closed"));
    done(error);
  }

  private sendWhile(bytes: Uint8Array, done: (error?: Error | null) => void): void {
    let rest = bytes;
    while (rest.length > 0 && this.allowedBytes > 0) {
      const piece = rest.subarray(0, Math.min(MAX_CIRCUIT_PIECE_BYTES, this.allowedBytes));
      this.allowedBytes -= piece.length;
      rest = rest.subarray(piece.length);
      this.parts.sendPiece(piece);
    }
    if (rest.length === 0) done();
    else this.waiting = { bytes: rest, done };
  }

  /** In few messages: what is held back is far less than the window, so nobody waits for it. */
  private giveCredit(): void {
    if (this.takenBytes < CIRCUIT_WINDOW_BYTES / 4) return;
    const takenBytes = this.takenBytes;
    this.takenBytes = 0;
    this.expectedBytes += takenBytes;
    this.parts.sendCredit(takenBytes);
  }
}
