/**
 * A fingerprint of the fields a record was shipped with (`srcHash` in docs/SCHEMA.md). A later version of the skeleton compares it with the
 * fingerprint of what the forest holds now: equal means its owner has not touched the record, so the new wording may replace the old.
 *
 * FNV-1a, 64 bits, over the UTF-16 code units (low byte first) of `JSON.stringify` of the field values in the given order, as 16 hex digits.
 * It guards against coincidence, not against an adversary. The recipe must never change: fingerprints live in people's forests.
 */
const OFFSET_BASIS = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

export type ShippedField = string | boolean | null | readonly string[];

export function shippedHash(fields: readonly ShippedField[]): string {
  const source = JSON.stringify(fields);
  let hash = OFFSET_BASIS;
  for (let index = 0; index < source.length; index += 1) {
    const unit = source.charCodeAt(index);
    hash = ((hash ^ BigInt(unit & 0xff)) * PRIME) & MASK;
    hash = ((hash ^ BigInt(unit >> 8)) * PRIME) & MASK;
  }
  return hash.toString(16).padStart(16, "0");
}
