import type { FileFetch, FileParts } from "#shared/sync/index.ts";
import { numberOf } from "./attachedFiles.ts";

/** Some bytes that cannot be guessed from each other. */
export function someFile(lengthBytes: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(lengthBytes);
  let state = seed + 1;
  for (let at = 0; at < lengthBytes; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

export interface MemoryFiles extends FileParts {
  /** What this device has; a false entry gives out other bytes than its name says. */
  readonly kept: Map<string, Uint8Array>;
  /** How much has come of each. */
  partBytes(sha256: string): number;
  /** Everything that was told, newest last. */
  readonly told: FileFetch[];
  /** How many pieces were given out of each file. */
  readonly given: Map<string, number>;
  /** Appends are refused. */
  isFull: boolean;
  last(sha256: string): FileFetch | undefined;
}

/** The files of a device, in memory. */
export function memoryFiles(): MemoryFiles {
  const kept = new Map<string, Uint8Array>();
  const parts = new Map<string, Uint8Array[]>();
  const sizeOf = (sha256: string): number => (parts.get(sha256) ?? []).reduce((sum, piece) => sum + piece.length, 0);
  const told: FileFetch[] = [];
  const given = new Map<string, number>();
  const files: MemoryFiles = {
    kept, told, given,
    partBytes: sizeOf,
    isFull: false,
    maxFileBytes: 8 * 1024 * 1024,
    last: (sha256) => told.filter((file) => file.sha256 === sha256).at(-1),
    read: async (sha256, from, maxBytes) => {
      const file = kept.get(sha256);
      if (file === undefined) return null;
      if (maxBytes > 0) given.set(sha256, (given.get(sha256) ?? 0) + 1);
      return { totalBytes: file.length, bytes: file.subarray(from, from + maxBytes) };
    },
    incoming: {
      begin: async (sha256) => sizeOf(sha256),
      append: async (sha256, from, bytes) => {
        if (files.isFull) throw new Error("no room");
        const haveBytes = sizeOf(sha256);
        if (haveBytes !== from) throw new Error(`out of order: ${String(from)} after ${String(haveBytes)}`);
        parts.set(sha256, [...parts.get(sha256) ?? [], bytes.slice()]);
      },
      finish: async (sha256) => {
        const whole = Buffer.concat(parts.get(sha256) ?? []);
        parts.delete(sha256);
        if (numberOf(whole) !== sha256) return false;
        kept.set(sha256, whole);
        return true;
      },
      release: async () => undefined,
      drop: async (sha256) => { parts.delete(sha256); },
    },
    onFile: (file) => { told.push(file); },
  };
  return files;
}
