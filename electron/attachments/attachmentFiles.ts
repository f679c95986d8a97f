import { constants } from "node:fs";
import { lstat, open, utimes, type FileHandle } from "node:fs/promises";
import { nodeFileSystem, type FileSystem } from "#electron/disk/fileSystem.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";

export interface FileLook {
  /** Links and devices are `other`: nothing of ours is one. */
  readonly kind: "file" | "folder" | "other";
  readonly sizeBytes: number;
  readonly changedAtMs: number;
}

/** A file opened for reading only. */
export interface ReadableFile {
  readonly sizeBytes: number;
  readonly changedAtMs: number;
  /** Fewer bytes than asked for only at the end of the file. */
  read(positionBytes: number, lengthBytes: number): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

/** What keeping attachments needs of the disk beside the common port: looking without following a link, and reading in pieces. */
export interface AttachmentFiles extends FileSystem {
  /** Null when there is nothing of that name. A link is not followed. */
  look(path: string): Promise<FileLook | null>;
  /** Rejects with ELOOP or EINVAL for a link or anything else that is no plain file. */
  openForReading(path: string): Promise<ReadableFile>;
  /** The same for a file outside that a person chose: there a link is theirs to follow. */
  openChosen(path: string): Promise<ReadableFile>;
  /** Sets when it was last changed. */
  touch(path: string, atMs: number): Promise<void>;
}

/** The real ones. */
export const nodeAttachmentFiles: AttachmentFiles = {
  ...nodeFileSystem,
  look: async (path) => {
    try {
      const stats = await lstat(path);
      const kind = stats.isFile() ? "file" : stats.isDirectory() ? "folder" : "other";
      return { kind, sizeBytes: stats.size, changedAtMs: Math.round(stats.mtimeMs) };
    } catch (cause) {
      if (errnoOf(cause) === "ENOENT") return null;
      throw cause;
    }
  },
  // Windows has no such flag; there the look before tells.
  // SAFETY: the type says it is always there; on Windows it is not.
  openForReading: (path) => opened(path, (constants.O_NOFOLLOW as number | undefined) ?? 0),
  openChosen: (path) => opened(path, 0),
  touch: async (path, atMs) => { await utimes(path, atMs / 1000, atMs / 1000); },
};

async function opened(path: string, flags: number): Promise<ReadableFile> {
  // Not to wait for a writer: a pipe is no plain file, and found to be none.
  // SAFETY: as above.
  const handle = await open(path, constants.O_RDONLY | flags | ((constants.O_NONBLOCK as number | undefined) ?? 0));
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw Object.assign(new Error("no plain file"), { code: "EINVAL" });
    return {
      sizeBytes: stats.size,
      changedAtMs: Math.round(stats.mtimeMs),
      read: (positionBytes, lengthBytes) => readFrom(handle, positionBytes, Math.max(0, Math.min(lengthBytes, stats.size - positionBytes))),
      close: () => handle.close(),
    };
  } catch (cause) {
    await handle.close();
    throw cause;
  }
}

async function readFrom(handle: FileHandle, positionBytes: number, lengthBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(lengthBytes);
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, positionBytes + done);
    if (bytesRead === 0) return bytes.subarray(0, done);
    done += bytesRead;
  }
  return bytes;
}
