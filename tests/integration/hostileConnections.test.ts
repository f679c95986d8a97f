import { PassThrough, Duplex } from "node:stream";
import NoiseSecretStream from "@hyperswarm/secret-stream";
import { describe, expect, it } from "vitest";
import { sodiumCrypto as crypto } from "#electron/peers/crypto.ts";
import { openConnection } from "#electron/peers/connections/index.ts";
import { createFrameGate } from "#electron/peers/connections/frameGate.ts";
import { MAX_FRAME_BYTES, numberFrame, offerFrame, partFrame, PROTOCOL_VERSION, readFrame } from "#electron/peers/connections/frames.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { closing, newPlace, realTime, socketPair } from "#tests/support/peerConnections.ts";

const common = { crypto, route: "lan" as const, ...realTime };

/** Two ends of a pipe whose one direction is bent on the way. */
function bentPipe(bend: (chunk: Uint8Array) => Uint8Array): readonly [Duplex, Duplex] {
  const [there, back] = [new PassThrough(), new PassThrough()];
  const end = (readable: PassThrough, writable: PassThrough, change: (chunk: Uint8Array) => Uint8Array): Duplex => {
    const duplex: Duplex = Duplex.from({ readable, writable: new PassThrough({ transform(chunk: Uint8Array, _encoding, done) { writable.write(change(chunk)); done(); } }) });
    duplex.on("error", () => { readable.destroy(); writable.end(); });
    duplex.on("close", () => { writable.end(); });
    return duplex;
  };
  return [end(back, there, bend), end(there, back, (chunk) => chunk)];
}

function bent(random: () => number, bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const times = 1 + Math.floor(random() * 3);
  for (let index = 0; index < times; index += 1) {
    const at = Math.floor(random() * copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 + Math.floor(random() * 255));
  }
  return random() < 0.2 ? copy.subarray(0, Math.floor(random() * copy.length)) : copy;
}

/** An end that speaks the encryption but not the frames' manners. */
async function rudeEnd() {
  const [left, right] = await socketPair();
  const rude = new NoiseSecretStream(true, left);
  rude.on("error", () => { left.destroy(); });
  const connection = await openConnection(right, { ...common, isInitiator: false, keyPair: crypto.newKeyPair() });
  return { rude, connection };
}

describe("hostile bytes", () => {
  it("survives 400 bent handshakes and opens no connection with them", async () => {
    const random = seededRandom(7).next;
    const [straight, end] = bentPipe((chunk) => chunk);
    const control = await Promise.all([
      openConnection(end, { ...common, isInitiator: false, keyPair: crypto.newKeyPair() }),
      openConnection(straight, { ...common, isInitiator: true, keyPair: crypto.newKeyPair() }),
    ]);
    for (const connection of control) connection.close();
    const outcomes = { refused: 0, opened: 0 };
    for (let index = 0; index < 400; index += 1) {
      let chunks = 0;
      const target = 1 + Math.floor(random() * 2);
      const [left, right] = bentPipe((chunk) => { chunks += 1; return chunks === target ? bent(random, chunk) : chunk; });
      const opening = openConnection(right, { ...common, isInitiator: false, keyPair: crypto.newKeyPair() });
      const other = openConnection(left, { ...common, isInitiator: true, keyPair: crypto.newKeyPair() });
      // A bent length can make an end wait for bytes that never come: hanging up is what the other end does then.
      const callOff = realTime.after(5, () => { left.destroy(); right.destroy(); });
      const results = await Promise.allSettled([opening, other]);
      callOff();
      if (results[0].status === "fulfilled") outcomes.opened += 1; else outcomes.refused += 1;
    }
    expect(outcomes).toEqual({ refused: 400, opened: 0 });
  }, 30_000);

  it("closes at 1,600 bent frames, and no channel opens", async () => {
    const random = seededRandom(11).next;
    const opened: unknown[] = [];
    let closes = 0;
    for (let round = 0; round < 80; round += 1) {
      const { rude, connection } = await rudeEnd();
      for (let index = 0; index < 20; index += 1) connection.join(newPlace(), (channel) => opened.push(channel));
      const gone = closing(connection);
      rude.write(Buffer.from(numberFrame("hello", PROTOCOL_VERSION)));
      for (let index = 0; index < 20; index += 1) {
        const frames = [offerFrame(index + 1, crypto.randomBytes(32)), numberFrame("withdraw", index), partFrame(index, crypto.randomBytes(200), index % 2 === 0), numberFrame("pong", index)];
        rude.write(Buffer.from(bent(random, frames[Math.floor(random() * frames.length)] ?? Uint8Array.of(0))));
      }
      rude.write(Buffer.from([255]));
      await gone;
      closes += 1;
      rude.destroy();
    }
    expect(opened).toEqual([]);
    expect(closes).toBe(80);
  }, 30_000);

  it("closes at the wrong version, a second hello, numbers used twice and too many offers", async () => {
    const hello = numberFrame("hello", PROTOCOL_VERSION);
    const tag = crypto.randomBytes(32);
    const rudenesses: readonly (readonly Uint8Array[])[] = [
      [numberFrame("hello", PROTOCOL_VERSION + 1)],
      [numberFrame("ping", 1)],
      [hello, hello],
      [hello, offerFrame(1, tag), offerFrame(1, crypto.randomBytes(32))],
      [hello, offerFrame(1, tag), offerFrame(2, tag)],
      [hello, numberFrame("withdraw", 5)],
      [hello, ...Array.from({ length: 257 }, (_, index) => offerFrame(index + 1, crypto.randomBytes(32)))],
      [hello, Uint8Array.of(9)],
    ];
    for (const frames of rudenesses) {
      const { rude, connection } = await rudeEnd();
      const gone = closing(connection);
      for (const frame of frames) rude.write(Buffer.from(frame));
      await gone;
      expect(connection.closedFor()).toBe("garbage");
      rude.destroy();
    }
  });

  it("hangs up on a named length before anything is reserved for it", async () => {
    for (const header of [[255, 255, 255], [0, 0, 0], [1, 1, 0]]) {
      const [left, right] = await socketPair();
      const opening = openConnection(right, { ...common, isInitiator: false, keyPair: crypto.newKeyPair() });
      left.write(Uint8Array.from([...header, 1, 2, 3]));
      await expect(opening).rejects.toMatchObject({ reason: "handshake" });
    }
  });

  it("reads lengths across chunks of any size", () => {
    const stream = Uint8Array.from([32, 64, 56, MAX_FRAME_BYTES, 1].flatMap((length) => [length & 255, (length >> 8) & 255, (length >> 16) & 255, ...Array.from({ length }, () => 255)]));
    for (const size of [3, 7, 1_000, stream.length]) {
      const passes = createFrameGate(false);
      for (let at = 0; at < stream.length; at += size) expect(passes(stream.subarray(at, at + size))).toBe(true);
      expect(passes(Uint8Array.of(0, 0))).toBe(true);
      expect(passes(Uint8Array.of(2))).toBe(false);
    }
  });

  it("reads back its own frames and never throws at any bytes", () => {
    const random = seededRandom(3).next;
    expect(readFrame(numberFrame("ping", 0xffff_ffff))).toEqual({ kind: "ping", number: 0xffff_ffff });
    expect(readFrame(partFrame(300, Uint8Array.of(1, 2), true))).toEqual({ kind: "last", number: 300, bytes: Uint8Array.of(1, 2) });
    for (let index = 0; index < 20_000; index += 1) {
      const bytes = Uint8Array.from({ length: Math.floor(random() * 50) }, () => Math.floor(random() * 256));
      const frame = readFrame(bytes);
      if (frame !== null && "number" in frame) expect(frame.number).toBeLessThanOrEqual(0xffff_ffff);
    }
    expect(readFrame(new Uint8Array(MAX_FRAME_BYTES + 1).fill(3))).toBeNull();
  });
});
