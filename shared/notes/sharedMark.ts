import type * as Y from "yjs";
import type { NoteJson } from "./noteJson.ts";
import { transactNote } from "./transactNote.ts";

/** The root of a note of one's own that remembers how it went out to the group last. */
const SHARED_ROOT = "shared";
const AS = "as";

/**
 * A fingerprint of what a note says, 53 bits as text: two notes that say the same have the same, however their attributes are ordered. It guards against
 * coincidence, not against an adversary. The recipe must never change: fingerprints live in people's notes.
 */
export function noteFingerprint(note: NoteJson): string {
  const source = JSON.stringify(note, inOrder);
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < source.length; at += 1) {
    const unit = source.charCodeAt(at);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36);
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Remembers in a note of one's own what the group got of it. */
export function markShared(own: Y.Doc, shared: NoteJson): void {
  transactNote(own, "share", () => { own.getMap(SHARED_ROOT).set(AS, noteFingerprint(shared)); });
}

/** Whether the group's note still says what this person shared last: nobody has written in it since. */
export function isAsShared(own: Y.Doc, shared: NoteJson): boolean {
  return own.getMap(SHARED_ROOT).get(AS) === noteFingerprint(shared);
}
