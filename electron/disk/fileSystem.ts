import { mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { setTimeout as waitFor } from "node:timers/promises";
import { syncFolder } from "./syncFolder.ts";

/** An open file. Positions are absolute, so a write after a failed one lands where it should. */
export interface OpenFile {
  /** Writes everything or rejects; what reached the file before the rejection is undefined. */
  write(bytes: Uint8Array, positionBytes: number): Promise<void>;
  /** Resolves when everything written before is on the medium. */
  sync(): Promise<void>;
  truncate(lengthBytes: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * The little of a file system that keeping a forest needs, so that tests can make it fail, forget or cut the power at any place.
 * Rejects with system errors. A name is durable after `syncFolder` of its folder, a content after `sync` of its file.
 */
export interface FileSystem {
  folderExists(folder: string): Promise<boolean>;
  list(folder: string): Promise<readonly string[]>;
  read(path: string): Promise<Uint8Array>;
  sizeBytes(path: string): Promise<number>;
  makeFolder(folder: string): Promise<void>;
  syncFolder(folder: string): Promise<void>;
  openFile(path: string): Promise<OpenFile>;
  /** Rejects with EEXIST when there is one. */
  createFile(path: string): Promise<OpenFile>;
  /** Atomic; replaces `to`. Windows refuses (EBUSY, EPERM, EACCES) while somebody has one of the two open. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; one that is not there is no failure. Windows refuses while somebody has it open. */
  remove(path: string): Promise<void>;
  /** Lets time pass before something is tried again. */
  wait(durationMs: number): Promise<void>;
}

/** The real one. */
export const nodeFileSystem: FileSystem = {
  folderExists: async (folder) => {
    try {
      return (await stat(folder)).isDirectory();
    } catch (cause) {
      if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return false;
      throw cause;
    }
  },
  list: (folder) => readdir(folder),
  read: (path) => readFile(path),
  sizeBytes: async (path) => (await stat(path)).size,
  makeFolder: async (folder) => { await mkdir(folder, { recursive: true }); },
  syncFolder,
  openFile: async (path) => logFile(await open(path, "r+")),
  createFile: async (path) => logFile(await open(path, "wx+")),
  rename,
  remove: (path) => rm(path, { force: true }),
  wait: (durationMs) => waitFor(durationMs),
};

function logFile(handle: FileHandle): OpenFile {
  return {
    write: async (bytes, positionBytes) => {
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, positionBytes + done);
        if (bytesWritten === 0) throw new Error("the system took no bytes and gave no reason");
        done += bytesWritten;
      }
    },
    sync: () => handle.datasync(),
    truncate: (lengthBytes) => handle.truncate(lengthBytes),
    close: () => handle.close(),
  };
}
