import * as encoding from "lib0/encoding";
import { fromText, malformed, readBytes, readCapped, readFixed, readList, readNumber, toText, type Reader } from "#shared/sync/index.ts";

/**
 * What a device and a keeper say to each other beside the blocks: who comes into which space, who is there, and the bytes of circuits. Keys are 43 letters.
 * The number of a circuit counts for one connection only: even ones are chosen by the device, odd ones by the keeper.
 */
export type DoorMessage =
  | { readonly kind: "enter"; readonly space: string; readonly signature: Uint8Array }
  | { readonly kind: "leave"; readonly space: string }
  | { readonly kind: "entered"; readonly space: string }
  | { readonly kind: "refused"; readonly space: string; readonly reason: DoorRefusal }
  /** All others who are in the space now. */
  | { readonly kind: "present"; readonly space: string; readonly devices: readonly string[] }
  /** The space takes no more blocks (or does again). */
  | { readonly kind: "full"; readonly space: string; readonly isFull: boolean }
  /** `device`: whom it goes to; from the keeper: whom it comes from. */
  | { readonly kind: "circuitOpen"; readonly circuit: number; readonly space: string; readonly device: string }
  | { readonly kind: "circuitData"; readonly circuit: number; readonly bytes: Uint8Array }
  /** So many more bytes may come: they were taken out of the circuit at its end. */
  | { readonly kind: "circuitCredit"; readonly circuit: number; readonly takenBytes: number }
  | { readonly kind: "circuitClose"; readonly circuit: number };

/** `signature`: it does not fit. `crowded`: too many spaces or devices. `hurried`: asked too often. */
export const DOOR_REFUSALS = ["signature", "crowded", "hurried"] as const;
export type DoorRefusal = (typeof DOOR_REFUSALS)[number];

/** So many bytes of a circuit may be on their way in one direction. */
export const CIRCUIT_WINDOW_BYTES = 256 * 1024;
export const MAX_CIRCUIT_PIECE_BYTES = 32 * 1024;
export const MAX_DEVICES_IN_SPACE = 256;
const MAX_MESSAGE_BYTES = MAX_CIRCUIT_PIECE_BYTES + 64;
const MAX_CIRCUIT_NUMBER = 2 ** 40;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

const KINDS = ["enter", "leave", "entered", "refused", "present", "full", "circuitOpen", "circuitData", "circuitCredit", "circuitClose"] as const satisfies readonly DoorMessage["kind"][];

/** Throws a RangeError for a key that is none: what is encoded is our own. */
export function encodeDoorMessage(message: DoorMessage): Uint8Array {
  return encoding.encode((encoder) => {
    const writeKey = (key: string) => { encoding.writeUint8Array(encoder, keyBytes(key)); };
    encoding.writeVarUint(encoder, KINDS.indexOf(message.kind));
    if ("space" in message) writeKey(message.space);
    else encoding.writeVarUint(encoder, message.circuit);
    switch (message.kind) {
      case "enter": encoding.writeUint8Array(encoder, message.signature); break;
      case "refused": encoding.writeVarUint(encoder, DOOR_REFUSALS.indexOf(message.reason)); break;
      case "present":
        encoding.writeVarUint(encoder, message.devices.length);
        for (const device of message.devices) writeKey(device);
        break;
      case "full": encoding.writeVarUint(encoder, message.isFull ? 1 : 0); break;
      case "circuitOpen":
        encoding.writeVarUint(encoder, message.circuit);
        writeKey(message.device);
        break;
      case "circuitData": encoding.writeVarUint8Array(encoder, message.bytes); break;
      case "circuitCredit": encoding.writeVarUint(encoder, message.takenBytes); break;
      case "leave": case "entered": case "circuitClose": break;
      default: message satisfies never;
    }
  });
}

/** Null for anything that `encodeDoorMessage` would not write. Bytes are views into the message. */
export function decodeDoorMessage(bytes: Uint8Array): DoorMessage | null {
  return readCapped(bytes, MAX_MESSAGE_BYTES, (reader) => {
    const kind = KINDS[readNumber(reader, KINDS.length - 1)];
    switch (kind) {
      case "enter": return { kind, space: readKey(reader), signature: readFixed(reader, SIGNATURE_BYTES) };
      case "leave": case "entered": return { kind, space: readKey(reader) };
      case "refused": return { kind, space: readKey(reader), reason: DOOR_REFUSALS[readNumber(reader)] ?? malformed("reason") };
      case "present": return { kind, space: readKey(reader), devices: readList(reader, MAX_DEVICES_IN_SPACE, readKey) };
      case "full": return { kind, space: readKey(reader), isFull: readNumber(reader, 1) === 1 };
      case "circuitOpen": return readOpening(reader);
      case "circuitData": return { kind, circuit: readCircuit(reader), bytes: readBytes(reader, MAX_CIRCUIT_PIECE_BYTES) };
      case "circuitCredit": return { kind, circuit: readCircuit(reader), takenBytes: readNumber(reader, CIRCUIT_WINDOW_BYTES) };
      case "circuitClose": return { kind, circuit: readCircuit(reader) };
      default: return malformed("kind");
    }
  });
}

function readOpening(reader: Reader): DoorMessage {
  const space = readKey(reader);
  return { kind: "circuitOpen", space, circuit: readCircuit(reader), device: readKey(reader) };
}

const readCircuit = (reader: Reader): number => readNumber(reader, MAX_CIRCUIT_NUMBER);
const readKey = (reader: Reader): string => toText(readFixed(reader, KEY_BYTES));

function keyBytes(key: string): Uint8Array {
  const bytes = fromText(key);
  if (bytes?.length !== KEY_BYTES) throw new RangeError("A key has 32 bytes");
  return bytes;
}
