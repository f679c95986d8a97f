import { CIRCUIT_WINDOW_BYTES, type DoorMessage } from "#electron/peers/lanes/keeper/doorMessages.ts";
import type { KeeperLimits } from "./keeperLimits.ts";

/** Where circuits of one device end. */
export interface CircuitDoor {
  readonly deviceKey: string;
  send(message: DoorMessage): void;
  readonly legs: Map<number, CircuitLeg>;
  /** Passed on to this device and not taken out yet, of all its circuits. */
  onTheWayBytes: number;
  nextNumber: number;
}

interface CircuitLeg {
  readonly door: CircuitDoor;
  readonly number: number;
  other: CircuitLeg | null;
  onTheWayBytes: number;
}

type CircuitMessage = Extract<DoorMessage, { circuit: number }>;

export function createCircuitDoor(deviceKey: string, send: (message: DoorMessage) => void): CircuitDoor {
  return { deviceKey, send, legs: new Map(), onTheWayBytes: 0, nextNumber: 1 };
}

/**
 * Passes bytes between two devices of the same space. Nothing is held back here: the ends send no more than their window, and who does is cut off. `find`: a
 * device that is in this space now, as the asking one is.
 */
export function takeCircuitMessage(door: CircuitDoor, message: CircuitMessage, find: (space: string, device: string) => CircuitDoor | null, limits: KeeperLimits): void {
  if (message.kind === "circuitOpen") {
    openCircuit(door, message, find(message.space, message.device), limits);
    return;
  }
  const leg = door.legs.get(message.circuit);
  const other = leg?.other ?? null;
  // A message that crossed the closing on its way.
  if (leg === undefined || other === null) return;
  if (message.kind === "circuitClose") closeCircuit(leg, "other");
  else if (message.kind === "circuitCredit") passCredit(leg, other, message.takenBytes);
  else passData(leg, other, message.bytes, limits);
}

/** The device is gone. */
export function closeCircuits(door: CircuitDoor): void {
  for (const leg of [...door.legs.values()]) closeCircuit(leg, "other");
}

function openCircuit(door: CircuitDoor, message: Extract<DoorMessage, { kind: "circuitOpen" }>, target: CircuitDoor | null, limits: KeeperLimits): void {
  const { circuit, space } = message;
  if (door.legs.has(circuit)) return;
  const isRoom = door.legs.size < limits.maxCircuitsPerDevice && target !== null && target.legs.size < limits.maxCircuitsPerDevice;
  if (circuit % 2 !== 0 || !isRoom || target === door) {
    door.send({ kind: "circuitClose", circuit });
    return;
  }
  const here: CircuitLeg = { door, number: circuit, other: null, onTheWayBytes: 0 };
  const there: CircuitLeg = { door: target, number: target.nextNumber, other: here, onTheWayBytes: 0 };
  here.other = there;
  target.nextNumber += 2;
  door.legs.set(here.number, here);
  target.legs.set(there.number, there);
  target.send({ kind: "circuitOpen", space, circuit: there.number, device: door.deviceKey });
}

function passData(leg: CircuitLeg, other: CircuitLeg, bytes: Uint8Array, limits: KeeperLimits): void {
  other.onTheWayBytes += bytes.length;
  other.door.onTheWayBytes += bytes.length;
  if (other.onTheWayBytes > CIRCUIT_WINDOW_BYTES || other.door.onTheWayBytes > limits.maxCircuitBytesPerDevice) closeCircuit(leg, "both");
  else other.door.send({ kind: "circuitData", circuit: other.number, bytes });
}

function passCredit(leg: CircuitLeg, other: CircuitLeg, saidBytes: number): void {
  const takenBytes = Math.min(saidBytes, leg.onTheWayBytes);
  leg.onTheWayBytes -= takenBytes;
  leg.door.onTheWayBytes -= takenBytes;
  if (takenBytes > 0) other.door.send({ kind: "circuitCredit", circuit: other.number, takenBytes });
}

function closeCircuit(leg: CircuitLeg, tell: "other" | "both"): void {
  for (const end of [leg, leg.other]) {
    if (end === null) continue;
    end.door.legs.delete(end.number);
    end.door.onTheWayBytes -= end.onTheWayBytes;
    end.onTheWayBytes = 0;
    if (end !== leg || tell === "both") end.door.send({ kind: "circuitClose", circuit: end.number });
  }
}
