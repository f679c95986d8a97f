import { Duplex } from "node:stream";
import type { Stream } from "hyperdht";

const PROOF_BYTES = 32;
const KEY_BYTES = 32;
export const HELLO_BYTES = PROOF_BYTES + KEY_BYTES;

/** The first message on a way; the rest of it goes on in the stream. Null: it ended before. */
export function firstMessage(inner: Stream, after: (delayMs: number, task: () => void) => () => void, limitMs: number): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    const settle = (message: Uint8Array | null): void => {
      callOff();
      inner.removeListener("data", onData);
      inner.removeListener("close", onClose);
      inner.pause();
      resolve(message);
    };
    const onData = (message: Uint8Array): void => { settle(Uint8Array.from(message)); };
    const onClose = (): void => { settle(null); };
    const callOff = after(limitMs, onClose);
    inner.on("data", onData);
    inner.on("close", onClose);
    if (inner.destroyed) settle(null);
  });
}

/** A way to another machine as a stream of bytes, as `openConnection` takes it: whoever stops reading holds the other end up, and only that. */
export class DirectStream extends Duplex {
  private waiting: ((error?: Error | null) => void) | null = null;

  constructor(private readonly inner: Stream) {
    super({ allowHalfOpen: false });
    inner.on("data", (bytes: Uint8Array) => { if (!this.push(bytes)) inner.pause(); });
    inner.on("drain", () => { this.goOn(); });
    inner.on("end", () => { this.push(null); });
    inner.on("close", () => { this.destroy(); });
    if (inner.destroyed) this.destroy();
  }

  override _read(): void {
    this.inner.resume();
  }

  override _write(chunk: unknown, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (!(chunk instanceof Uint8Array)) done(new TypeError("A way carries bytes"));
    else if (this.inner.write(chunk)) done();
    else this.waiting = done;
  }

  override _final(done: (error?: Error | null) => void): void {
    this.inner.end();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.inner.destroy();
    const { waiting } = this;
    this.waiting = null;
    waiting?.(new Error("The way is closed"));
    done(error);
  }

  private goOn(): void {
    const { waiting } = this;
    this.waiting = null;
    waiting?.();
  }
}
