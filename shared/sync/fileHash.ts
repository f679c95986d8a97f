import { FILE_HASH_BYTES } from "./fileTypes.ts";

const PATTERN = /^[0-9a-f]{64}$/;

/** Null for what is no file's name. */
export function hashToBytes(sha256: string): Uint8Array | null {
  if (!PATTERN.test(sha256)) return null;
  return Uint8Array.from({ length: FILE_HASH_BYTES }, (_, at) => Number.parseInt(sha256.slice(at * 2, at * 2 + 2), 16));
}

export function hashToText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
