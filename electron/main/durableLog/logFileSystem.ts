import { mkdir, open, readdir, readFile, rename, stat, type FileHandle } from "node:fs/promises";
import { syncFolder } from "../disk/syncFolder.ts";

/** An open log file. Positions are absolute, so a write after a failed one lands where it should. */
export interface LogFile {
  /** Writes everything or rejects; what reached the file before the rejection is undefined. */
  write(bytes: Uint8Array, positionBytes: number): Promise<void>;
  /** Resolves when everything written before is on the medium. */
  sync(): Promise<void>;
  truncate(lengthBytes: number): Promise<void>;
  close(): Promise<void>;
}

/** The little of a file system that the log needs, so that tests can make it fail at any place. Rejects with system errors. */
export interface LogFileSystem {
  folderExists(folder: string): Promise<boolean>;
  list(folder: string): Promise<readonly string[]>;
  read(path: string): Promise<Uint8Array>;
  makeFolder(folder: string): Promise<void>;
  syncFolder(folder: string): Promise<void>;
  openFile(path: string): Promise<LogFile>;
  /** Rejects with EEXIST when there is one. */
  createFile(path: string): Promise<LogFile>;
  rename(from: string, to: string): Promise<void>;
}

/** The real one. */
export const nodeLogFileSystem: LogFileSystem = {
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
  makeFolder: async (folder) => { await mkdir(folder, { recursive: true }); },
  syncFolder,
  openFile: async (path) => logFile(await open(path, "r+")),
  createFile: async (path) => logFile(await open(path, "wx+")),
  rename,
};

function logFile(handle: FileHandle): LogFile {
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
