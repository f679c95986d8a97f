import { describe, expect, it } from "vitest";
import { toText } from "#shared/sync/index.ts";
import { decodeDoorMessage, encodeDoorMessage, MAX_CIRCUIT_PIECE_BYTES, MAX_DEVICES_IN_SPACE, type DoorMessage } from "#electron/peers/lanes/keeper/doorMessages.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

const key = (byte: number) => toText(new Uint8Array(32).fill(byte));
const messages: readonly DoorMessage[] = [
  { kind: "enter", space: key(1), signature: new Uint8Array(64).fill(9) },
  { kind: "leave", space: key(1) },
  { kind: "entered", space: key(1) },
  { kind: "refused", space: key(1), reason: "hurried" },
  { kind: "present", space: key(1), devices: Array.from({ length: MAX_DEVICES_IN_SPACE }, (_, n) => key(n)) },
  { kind: "full", space: key(1), isFull: true },
  { kind: "circuitOpen", space: key(1), circuit: 300, device: key(2) },
  { kind: "circuitData", circuit: 300, bytes: new Uint8Array(MAX_CIRCUIT_PIECE_BYTES).fill(3) },
  { kind: "circuitCredit", circuit: 2, takenBytes: 70_000 },
  { kind: "circuitClose", circuit: 0 },
];

describe("messages at a keeper's door", () => {
  it.each(messages)("are read as they were written: $kind", (message) => {
    expect(decodeDoorMessage(encodeDoorMessage(message))).toEqual(message);
  });

  it("are refused when they are too long, cut short, or have something left over", () => {
    for (const message of messages) {
      const bytes = encodeDoorMessage(message);
      expect(decodeDoorMessage(bytes.subarray(0, -1))).toBeNull();
      expect(decodeDoorMessage(Uint8Array.of(...bytes, 0))).toBeNull();
    }
    expect(decodeDoorMessage(new Uint8Array(100_000))).toBeNull();
  });

  it("never throw, whatever the bytes", () => {
    const random = seededRandom(4);
    const valid = messages.map(encodeDoorMessage);
    for (let n = 0; n < 5_000; n += 1) {
      const bytes = Uint8Array.from(valid[n % valid.length] ?? []);
      for (let change = 0; change < 3; change += 1) bytes[random.below(Math.min(bytes.length, 80))] = random.below(256);
      const sent = random.chance(0.5) ? bytes : bytes.subarray(0, random.below(bytes.length + 1));
      const read = decodeDoorMessage(sent);
      if (read !== null) expect(Buffer.compare(encodeDoorMessage(read), sent)).toBe(0);
    }
  });
});
