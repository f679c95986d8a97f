import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import * as z from "zod";
import { StorageError } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { writeWhole } from "#electron/disk/writeWhole.ts";

/** Whoever has not said for this long that it is there counts as gone. */
export const GONE_AFTER_MS = 2 * 60_000;
const BEAT_MS = 30_000;
/** Beside the forests, not in them: a folder that is copied or moved takes no lock along. */
const LOCKS_FOLDER = ".locks";

const holderSchema = z.object({ token: z.string().max(80), pid: z.number().int(), host: z.string().max(255), beatAtMs: z.number() });
type Holder = z.output<typeof holderSchema>;

export interface ForestLockParts {
  readonly fs: FileSystem;
  readonly forestDir: string;
  readonly nowMs: () => number;
  /** Calls a task once, later; the answer calls it off. */
  readonly after: (delayMs: number, task: () => void) => () => void;
  /** Whether a process of this machine runs. */
  readonly isRunning?: (pid: number) => boolean;
}

/** One writer per forest: two apps with profiles of their own may share a data folder, and their numbers would fall over each other. */
export interface ForestLock {
  /** Rejects with `busy` while another app has the forest open. On a medium that cannot be written to there is nothing to guard. */
  acquire(): Promise<void>;
  release(): Promise<void>;
}

export function createForestLock(parts: ForestLockParts): ForestLock {
  const { fs, forestDir, nowMs, after, isRunning = isProcessRunning } = parts;
  const folder = join(dirname(forestDir), LOCKS_FOLDER);
  const path = join(folder, `${basename(forestDir)}.json`);
  const token = randomUUID();
  let cancelBeat: (() => void) | null = null;
  let writing: Promise<void> = Promise.resolve();

  const isHeldByOther = ({ token: theirs, pid, host, beatAtMs }: Holder): boolean => {
    if (theirs === token || Math.abs(nowMs() - beatAtMs) > GONE_AFTER_MS) return false;
    // The process of a crash is gone at once; of another machine only its silence tells.
    return host !== hostname() || (pid !== process.pid && isRunning(pid));
  };
  const write = async (): Promise<void> => {
    const holder: Holder = { token, pid: process.pid, host: hostname(), beatAtMs: nowMs() };
    try {
      await fs.makeFolder(folder);
      await writeWhole(fs, path, new TextEncoder().encode(JSON.stringify(holder)));
    } catch (cause) {
      // A full disk says nothing about the next time; whoever needs the room is told by the log itself.
      if (errnoOf(cause) === null) throw cause;
    }
  };
  const beat = (): void => {
    writing = writing.then(write);
    cancelBeat = after(BEAT_MS, beat);
  };

  return {
    acquire: async () => {
      const holder = await readHolder(fs, path);
      if (holder !== null && isHeldByOther(holder)) throw new StorageError("busy", "another app has this forest open");
      cancelBeat?.();
      // Not waited for: opening goes on meanwhile.
      beat();
    },
    release: async () => {
      cancelBeat?.();
      cancelBeat = null;
      await writing;
      try {
        if ((await readHolder(fs, path))?.token === token) await fs.remove(path);
      } catch (cause) {
        // It counts as gone soon enough.
        if (errnoOf(cause) === null) throw cause;
      }
    },
  };
}

/** Null when nobody holds it, or what is there cannot be read: a damaged lock must not lock anybody out. */
async function readHolder(fs: FileSystem, path: string): Promise<Holder | null> {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(new TextDecoder().decode(await fs.read(path))));
    return parsed.success ? parsed.data : null;
  } catch (cause) {
    if (errnoOf(cause) === null && !(cause instanceof SyntaxError)) throw cause;
    return null;
  }
}

function isProcessRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // One of another user's runs as well.
    return errnoOf(cause) === "EPERM";
  }
}
