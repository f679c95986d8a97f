import { nodeFileSystem, type OpenFile, type FileSystem } from "#electron/disk/fileSystem.ts";

export type LogFileStep = "write" | "sync" | "truncate" | "createFile" | "makeFolder" | "syncFolder" | "read";

export interface FailingLogFiles {
  readonly fs: FileSystem;
  /** How often each step has run. */
  readonly counts: Record<LogFileStep, number>;
  /** The next run of a step rejects with this system error; a failing write leaves half of its bytes in the file, as a full disk does. */
  failNext(step: LogFileStep, errno: string): void;
  /** Every run of a step rejects, until called with null. */
  failAlways(step: LogFileStep, errno: string | null): void;
}

const systemError = (errno: string): Error => Object.assign(new Error(`${errno}: asked to fail`), { code: errno });

/** The real file system with faults on demand. */
export function failingLogFiles(): FailingLogFiles {
  const counts: Record<LogFileStep, number> = { write: 0, sync: 0, truncate: 0, createFile: 0, makeFolder: 0, syncFolder: 0, read: 0 };
  const once = new Map<LogFileStep, string>();
  const always = new Map<LogFileStep, string>();
  const faultOf = (step: LogFileStep): string | undefined => {
    counts[step] += 1;
    const errno = once.get(step) ?? always.get(step);
    once.delete(step);
    return errno;
  };
  const pass = (step: LogFileStep): void => {
    const errno = faultOf(step);
    if (errno !== undefined) throw systemError(errno);
  };
  const wrap = (file: OpenFile): OpenFile => ({
    write: async (bytes, positionBytes) => {
      const errno = faultOf("write");
      if (errno === undefined) return file.write(bytes, positionBytes);
      await file.write(bytes.subarray(0, bytes.length >> 1), positionBytes);
      throw systemError(errno);
    },
    sync: async () => { pass("sync"); await file.sync(); },
    truncate: async (lengthBytes) => { pass("truncate"); await file.truncate(lengthBytes); },
    close: () => file.close(),
  });
  return {
    counts,
    fs: {
      ...nodeFileSystem,
      read: async (path) => { pass("read"); return nodeFileSystem.read(path); },
      makeFolder: async (folder) => { pass("makeFolder"); await nodeFileSystem.makeFolder(folder); },
      syncFolder: async (folder) => { pass("syncFolder"); await nodeFileSystem.syncFolder(folder); },
      createFile: async (path) => { pass("createFile"); return wrap(await nodeFileSystem.createFile(path)); },
      openFile: async (path) => wrap(await nodeFileSystem.openFile(path)),
    },
    failNext: (step, errno) => { once.set(step, errno); },
    failAlways: (step, errno) => { if (errno === null) always.delete(step); else always.set(step, errno); },
  };
}
