import { describe, expect, it } from "vitest";
import { closeCircuits, createCircuitDoor, takeCircuitMessage, type CircuitDoor } from "#electron/keeper/circuits.ts";
import { DEFAULT_LIMITS } from "#electron/keeper/keeperLimits.ts";
import { CIRCUIT_WINDOW_BYTES, MAX_CIRCUIT_PIECE_BYTES, type DoorMessage } from "#electron/peers/lanes/keeper/doorMessages.ts";

function doors(): { readonly a: CircuitDoor; readonly b: CircuitDoor; readonly toA: DoorMessage[]; readonly toB: DoorMessage[]; say(door: CircuitDoor, message: DoorMessage): void } {
  const toA: DoorMessage[] = [];
  const toB: DoorMessage[] = [];
  const a = createCircuitDoor("a", (message) => { toA.push(message); });
  const b = createCircuitDoor("b", (message) => { toB.push(message); });
  return {
    a, b, toA, toB,
    say(door, message) {
      if (!("circuit" in message)) throw new Error("no circuit");
      takeCircuitMessage(door, message, (_space, device) => (device === "a" ? a : device === "b" ? b : null), DEFAULT_LIMITS);
    },
  };
}
const open = (circuit: number, device = "b"): DoorMessage => ({ kind: "circuitOpen", circuit, space: "s", device });
const data = (circuit: number, bytes: number): DoorMessage => ({ kind: "circuitData", circuit, bytes: new Uint8Array(bytes) });

describe("circuits through a keeper", () => {
  it("pass bytes and credit under each end's own number", () => {
    const { a, b, toA, toB, say } = doors();
    say(a, open(6));
    say(a, data(6, 100));
    say(b, { kind: "circuitCredit", circuit: 1, takenBytes: 100 });
    say(b, data(1, 7));
    expect(toB).toEqual([{ kind: "circuitOpen", circuit: 1, space: "s", device: "a" }, { kind: "circuitData", circuit: 1, bytes: new Uint8Array(100) }]);
    expect(toA).toEqual([{ kind: "circuitCredit", circuit: 6, takenBytes: 100 }, { kind: "circuitData", circuit: 6, bytes: new Uint8Array(7) }]);
  });

  it("refuse who is not there, oneself, numbers of the keeper's own, and more than there may be", () => {
    const { a, toA, b, say } = doors();
    for (const message of [open(0, "nobody"), open(2, "a"), open(5)]) say(a, message);
    expect(toA.map((message) => message.kind)).toEqual(["circuitClose", "circuitClose", "circuitClose"]);
    for (let n = 0; n < 70; n += 1) say(a, open(100 + 2 * n));
    expect(a.legs.size).toBe(DEFAULT_LIMITS.maxCircuitsPerDevice);
    expect(b.legs.size).toBe(DEFAULT_LIMITS.maxCircuitsPerDevice);
  });

  it("are cut off when one end sends beyond the window", () => {
    const { a, b, toA, toB, say } = doors();
    say(a, open(0));
    for (let bytes = 0; bytes < CIRCUIT_WINDOW_BYTES; bytes += MAX_CIRCUIT_PIECE_BYTES) say(a, data(0, MAX_CIRCUIT_PIECE_BYTES));
    expect(a.legs.size).toBe(1);
    say(a, data(0, 1));
    expect(toA.at(-1)).toEqual({ kind: "circuitClose", circuit: 0 });
    expect(toB.at(-1)).toEqual({ kind: "circuitClose", circuit: 1 });
    expect(b.onTheWayBytes).toBe(0);
  });

  it("hold no more than so much for one device in all its circuits, and believe no credit for what never came", () => {
    const { a, b, say } = doors();
    say(a, open(0));
    say(b, { kind: "circuitCredit", circuit: 1, takenBytes: 200_000 });
    for (let n = 1; n < 40; n += 1) {
      say(a, open(2 * n));
      for (let bytes = 0; bytes < CIRCUIT_WINDOW_BYTES; bytes += MAX_CIRCUIT_PIECE_BYTES) say(a, data(2 * n, MAX_CIRCUIT_PIECE_BYTES));
      expect(b.onTheWayBytes).toBeLessThanOrEqual(DEFAULT_LIMITS.maxCircuitBytesPerDevice);
    }
    expect(b.onTheWayBytes).toBe(DEFAULT_LIMITS.maxCircuitBytesPerDevice);
    closeCircuits(a);
    expect([a.legs.size, b.legs.size, b.onTheWayBytes]).toEqual([0, 0, 0]);
  });
});
