/** Which files the shared documents of a group name, and where: what nobody named there is never given out. */
const HASH_LETTERS = 64;
/** A neighbour may look like one more digit; a long text of digits is no list of files. */
const MAX_SHIFTS = 16;
/** Beyond it a block names nothing more: each costs memory for as long as the group is open. */
export const MAX_NAMED_FILES = 65_536;
/** Of one log, whatever it may write: a few megabytes of digits, by a reader too, would otherwise take gigabytes of everybody's memory. */
const MAX_NAMED_BY_LOG = 65_536;
/** More places of one log say nothing new. */
const MAX_PLACES = 4;

/** Bits as in `replicaHistory`: by which kind of writing it was named. */
export interface NamedFile { readonly sha256: string; readonly kind: number }

function isHexDigit(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66));
}

/** Every run of 64 hex digits in some bytes: Yjs writes a text in one piece, so a file's name is found without knowing the document. */
export function filesNamedIn(bytes: Uint8Array): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at = 0; at + HASH_LETTERS <= bytes.length;) {
    // From the end of where a name would have to be: most bytes need no look at all.
    let end = at + HASH_LETTERS;
    let begin = end;
    while (begin > at && isHexDigit(bytes[begin - 1])) begin -= 1;
    if (begin > at) {
      at = begin;
      continue;
    }
    while (isHexDigit(bytes[end])) end += 1;
    for (let from = at; from + HASH_LETTERS <= end && from - at < MAX_SHIFTS && found.size < MAX_NAMED_FILES; from += 1) found.add(String.fromCharCode(...bytes.subarray(from, from + HASH_LETTERS)));
    at = end;
  }
  return found;
}

interface Place { readonly index: number; readonly kind: number }

/** Of all blocks that were taken into account. Whether what a block says counts is asked each time: that may change. */
export class NamedFiles {
  readonly #places = new Map<string, Map<string, Place[]>>();
  readonly #countOf = new Map<string, number>();

  note(logKey: string, index: number, files: readonly NamedFile[]): void {
    let count = this.#countOf.get(logKey) ?? 0;
    for (const { sha256, kind } of files) {
      const isNew = this.#places.get(sha256)?.has(logKey) !== true;
      if (isNew && count >= MAX_NAMED_BY_LOG) continue;
      if (isNew) count += 1;
      const logs = this.#places.get(sha256) ?? new Map<string, Place[]>();
      this.#places.set(sha256, logs);
      const places = logs.get(logKey) ?? [];
      logs.set(logKey, places);
      if (places.length < MAX_PLACES || !places.some((place) => place.kind === kind)) places.push({ index, kind });
    }
    if (count > 0) this.#countOf.set(logKey, count);
  }

  /** Keys of the logs that name it in something that counts. `allowed`: of what a block writes, what counts. */
  namedIn(sha256: string, allowed: (logKey: string, index: number) => number): string[] {
    const logs = [...this.#places.get(sha256) ?? []];
    return logs.filter(([logKey, places]) => places.some(({ index, kind }) => (allowed(logKey, index) & kind) !== 0)).map(([logKey]) => logKey);
  }
}
