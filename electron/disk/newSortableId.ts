import { randomBytes } from "node:crypto";

/** A UUID version 7 (RFC 9562) without dashes: sorts by time of making, 74 random bits. */
export function newSortableId(nowMs: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex");
}
