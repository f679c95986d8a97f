/**
 * What goes over one connection, inside the encryption: one kind byte, then numbers as LEB128, then bytes. Channels are addressed by the number the *receiver* gave its
 * own offer, so a message that crosses a withdrawal on its way is addressed to nobody and dropped.
 */
export const PROTOCOL_VERSION = 1;
export const TAG_BYTES = 32;
/** Payload of one frame: small enough for a ping to come between two of them at any speed that is of use. */
export const PART_BYTES = 60 * 1024;
/** A whole frame, kind and numbers included. */
export const MAX_FRAME_BYTES = 64 * 1024;

const KINDS = ["hello", "offer", "withdraw", "part", "last", "ping", "pong", "bye", "keep"] as const;
type Kind = (typeof KINDS)[number];
/** Why one end takes leave of the other. */
export const BYE_REASONS = ["closed", "duplicate", "stranger"] as const;
export type ByeReason = (typeof BYE_REASONS)[number];

export type Frame =
  | { readonly kind: "hello" | "ping" | "pong"; readonly number: number }
  | { readonly kind: "withdraw"; readonly number: number }
  | { readonly kind: "offer"; readonly number: number; readonly tag: Uint8Array }
  | { readonly kind: "part" | "last"; readonly number: number; readonly bytes: Uint8Array }
  | { readonly kind: "bye"; readonly reason: ByeReason }
  | { readonly kind: "keep" };

const MAX_NUMBER = 0xffff_ffff;
const EMPTY = new Uint8Array(0);

export function numberFrame(kind: "hello" | "withdraw" | "ping" | "pong", number: number): Uint8Array {
  return frameOf(kind, number, EMPTY);
}

export function offerFrame(number: number, tag: Uint8Array): Uint8Array {
  return frameOf("offer", number, tag);
}

/** `isLast`: the message ends with this part. */
export function partFrame(number: number, bytes: Uint8Array, isLast: boolean): Uint8Array {
  return frameOf(isLast ? "last" : "part", number, bytes);
}

export function byeFrame(reason: ByeReason): Uint8Array {
  return frameOf("bye", BYE_REASONS.indexOf(reason), EMPTY);
}

export function keepFrame(): Uint8Array {
  return frameOf("keep", 0, EMPTY);
}

function frameOf(kind: Kind, number: number, bytes: Uint8Array): Uint8Array {
  const digits: number[] = [];
  let rest = number;
  while (rest > 127) {
    digits.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  digits.push(rest);
  const frame = new Uint8Array(1 + digits.length + bytes.length);
  frame[0] = KINDS.indexOf(kind);
  frame.set(digits, 1);
  frame.set(bytes, 1 + digits.length);
  return frame;
}

/** Null for anything that is no frame of this version. Bytes are views into what was given. */
export function readFrame(bytes: Uint8Array): Frame | null {
  if (bytes.length > MAX_FRAME_BYTES) return null;
  const kind = KINDS[bytes[0] ?? KINDS.length];
  const read = readNumber(bytes);
  if (kind === undefined || read === null) return null;
  const rest = bytes.subarray(read.nextAt);
  if (kind === "part" || kind === "last") return { kind, number: read.number, bytes: rest };
  if (kind === "offer") return rest.length === TAG_BYTES ? { kind, number: read.number, tag: rest } : null;
  if (rest.length > 0) return null;
  if (kind === "keep") return { kind };
  if (kind === "withdraw") return { kind, number: read.number };
  if (kind !== "bye") return { kind, number: read.number };
  const reason = BYE_REASONS[read.number];
  return reason === undefined ? null : { kind, reason };
}

function readNumber(bytes: Uint8Array): { readonly number: number; readonly nextAt: number } | null {
  let number = 0;
  let scale = 1;
  for (let at = 1; at <= 5; at += 1) {
    const digit = bytes[at];
    if (digit === undefined) return null;
    number += (digit & 127) * scale;
    if (digit < 128) return number > MAX_NUMBER ? null : { number, nextAt: at + 1 };
    scale *= 128;
  }
  return null;
}
