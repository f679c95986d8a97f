import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { CircuitStream } from "#electron/peers/lanes/keeper/circuitStream.ts";
import { CIRCUIT_WINDOW_BYTES, MAX_CIRCUIT_PIECE_BYTES } from "#electron/peers/lanes/keeper/doorMessages.ts";

function pair(): { readonly a: CircuitStream; readonly b: CircuitStream; readonly mostOnTheWay: () => number } {
  let onTheWay = 0;
  let most = 0;
  const ends: { a: CircuitStream | null; b: CircuitStream | null } = { a: null, b: null };
  const end = (other: "a" | "b") => new CircuitStream({
    sendPiece: (bytes) => {
      onTheWay += bytes.length;
      most = Math.max(most, onTheWay);
      const copy = bytes.slice();
      queueMicrotask(() => ends[other]?.takePiece(copy));
    },
    sendCredit: (takenBytes) => {
      onTheWay -= takenBytes;
      queueMicrotask(() => ends[other]?.takeCredit(takenBytes));
    },
    sendClose: () => { queueMicrotask(() => ends[other]?.takeClose()); },
  });
  const a = end("b");
  const b = end("a");
  ends.a = a;
  ends.b = b;
  return { a, b, mostOnTheWay: () => most };
}

describe("a circuit as a stream", () => {
  it("carries much more than its window, never more than that at once, and in order", async () => {
    const { a, b, mostOnTheWay } = pair();
    const sent = Buffer.alloc(20 * CIRCUIT_WINDOW_BYTES, "0123456789");
    a.write(sent);
    const pieces: Buffer[] = [];
    let bytes = 0;
    for await (const piece of b) {
      if (!Buffer.isBuffer(piece)) throw new Error("no bytes");
      pieces.push(piece);
      bytes += piece.length;
      if (bytes === sent.length) break;
    }
    expect(Buffer.compare(Buffer.concat(pieces), sent)).toBe(0);
    expect(mostOnTheWay()).toBeLessThanOrEqual(CIRCUIT_WINDOW_BYTES);
  });

  it("stops sending while nobody reads", async () => {
    const { a, b, mostOnTheWay } = pair();
    let isWritten = false;
    a.write(Buffer.alloc(2 * CIRCUIT_WINDOW_BYTES), () => { isWritten = true; });
    await new Promise((done) => { setImmediate(done); });
    expect(isWritten).toBe(false);
    expect(mostOnTheWay()).toBe(CIRCUIT_WINDOW_BYTES);
    b.resume();
    await new Promise<void>((done) => { a.write(Buffer.alloc(1), () => { done(); }); });
    expect(isWritten).toBe(true);
  });

  it("is cut off when the other end sends more than it may", () => {
    const stream = new CircuitStream({ sendPiece: () => undefined, sendCredit: () => undefined, sendClose: () => undefined });
    for (let bytes = 0; bytes < CIRCUIT_WINDOW_BYTES; bytes += MAX_CIRCUIT_PIECE_BYTES) stream.takePiece(new Uint8Array(MAX_CIRCUIT_PIECE_BYTES));
    expect(stream.destroyed).toBe(false);
    stream.takePiece(new Uint8Array(1));
    expect(stream.destroyed).toBe(true);
  });

  it("ends at both ends when it is closed at one", async () => {
    const { a, b } = pair();
    b.resume();
    const closed = Promise.all([once(a, "close"), once(b, "close")]);
    a.end();
    await closed;
    expect(b.destroyed).toBe(true);
  });
});
