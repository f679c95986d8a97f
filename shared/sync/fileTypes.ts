import type { PersonId } from "#shared/kernel/index.ts";

/** Files are spoken of by the SHA-256 of their bytes: 64 hex digits in small letters, 32 bytes on the wire. */
export const FILE_HASH_BYTES = 32;

/** A stretch of a file, and how large the whole of it is. */
export interface FilePiece { readonly totalBytes: number; readonly bytes: Uint8Array }

/** What lies half-way on this disk. Every failure rejects: then the disk refused. */
export interface IncomingFiles {
  /** So many bytes are here from an earlier attempt; 0: it begins. */
  begin(sha256: string): Promise<number>;
  append(sha256: string, from: number, bytes: Uint8Array): Promise<void>;
  /** All bytes came. True: they are on the medium, are what their name says, and whoever waits has been told. False: they are not, and are thrown away. */
  finish(sha256: string): Promise<boolean>;
  /** Lets go of it; what came stays for another time. */
  release(sha256: string): Promise<void>;
  drop(sha256: string): Promise<void>;
}

/** The files of a group's forest, as far as others are concerned. */
export interface FileParts {
  /** A larger one is neither asked for nor taken. */
  readonly maxFileBytes: number;
  /** A stretch of a file of this forest's; `maxBytes` 0: only whether it is here. Null: it is not, or cannot be read. */
  read(sha256: string, from: number, maxBytes: number): Promise<FilePiece | null>;
  readonly incoming: IncomingFiles;
  /** Something about a file that is wanted changed. Comes with each piece. */
  onFile(file: FileFetch): void;
}

/** `asking`: nobody has answered yet · `waiting`: nobody who is here has it · `too-large`: somebody has it, and it is larger than was asked for · `queued`: others come first · `arrived`: whole, compared and on the medium. */
export type FileStage = "asking" | "waiting" | "too-large" | "queued" | "fetching" | "arrived" | "failed";

/** A file on its way here. */
export interface FileFetch {
  readonly sha256: string;
  readonly stage: FileStage;
  readonly haveBytes: number;
  /** Null: nobody has said yet. */
  readonly totalBytes: number | null;
  /** Keys of the devices that are here and say that they have it. */
  readonly holders: readonly string[];
}

/** The files of a group that are wanted on this device. */
export interface ReplicaFiles {
  /** Asks everybody who is here or comes, and fetches it when it is not larger than the limit; a higher limit replaces a lower one. Null: no shared document names it, so nobody is asked. */
  want(sha256: string, limitBytes: number): FileFetch | null;
  /** What came stays on the disk for another time. */
  cancel(sha256: string): void;
  /** Who named it first in what is shared, as far as their work counts: they had it once. */
  namedBy(sha256: string): readonly PersonId[];
}
