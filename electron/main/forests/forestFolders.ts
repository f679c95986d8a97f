import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ForestEntry } from "#shared/ipc/contract.ts";
import { isForestId } from "#shared/kernel/index.ts";
import { StorageError, type LoggedUpdate } from "#shared/storage/index.ts";
import { copyFolderDurably } from "#electron/disk/copyFolderDurably.ts";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import { namesIn } from "#electron/disk/namesIn.ts";
import { newSortableId } from "#electron/disk/newSortableId.ts";
import { syncFolder } from "#electron/disk/syncFolder.ts";
import { createTaskQueue } from "#electron/disk/taskQueue.ts";
import { errnoOf, toStorageError } from "#electron/disk/toStorageError.ts";
import { createFileLog, type OpenLogs } from "#electron/durableLog/index.ts";
import { readForestCard, writeForestCard, type ForestCard } from "./forestCard.ts";
import { PURGING, removeLeftover, sweepLeftovers, UNFINISHED } from "./leftovers.ts";

export interface ForestFoldersParts {
  readonly dataDir: () => string;
  /** Ours to make. Any other folder that is missing is a drive not plugged in, and an empty one in its place would hide the forests. */
  readonly defaultDataDir: string;
  readonly logs: Pick<OpenLogs, "hold" | "isOpen">;
  readonly nowMs: () => number;
  /** For the log file: a forest is named by its id only. */
  readonly warn: (message: string) => void;
}

/** Writes into the folder of a forest that is being made. */
export type FillForest = (forestDir: string, nowMs: number) => Promise<void>;

/** The forests of this machine: one folder each, named by the forest's id. Changes run one after another. */
export interface ForestFolders {
  list(): Promise<ForestEntry[]>;
  create(name: string): Promise<ForestEntry>;
  /** A forest whose log begins with these states; nobody's work yet, so its records carry no author. `fill` puts in what else belongs to it, before it can be seen: when that fails, no forest is made. */
  createFrom(name: string, documents: readonly LoggedUpdate[], fill?: FillForest): Promise<ForestEntry>;
  relabel(forestId: string, name: string): Promise<ForestEntry>;
  duplicate(forestId: string, name: string): Promise<ForestEntry>;
  trash(forestId: string): Promise<ForestEntry>;
  restore(forestId: string): Promise<ForestEntry>;
  /** Deletes for good; only what is in the trash and not open. */
  purge(forestId: string): Promise<void>;
  /** Removes what interrupted copies and deletions left behind. Never rejects. */
  sweep(): Promise<void>;
  /** Where a forest lives. Throws for anything that is not a forest's id, so that no name can lead elsewhere. */
  dirOf(forestId: string): string;
  /** Runs a task while nothing here changes. */
  hold<T>(task: () => Promise<T>): Promise<T>;
}

export function createForestFolders(parts: ForestFoldersParts): ForestFolders {
  const { dataDir, defaultDataDir, logs, nowMs, warn } = parts;
  const queue = createTaskQueue();

  const dirOf = (forestId: string): string => {
    // The id's alphabet has neither dots nor separators, so the folder is always a direct child.
    if (!isForestId(forestId)) throw new StorageError("refused", "not a forest id");
    return join(dataDir(), forestId);
  };
  const inTurn = <T>(doing: string, task: () => Promise<T>): Promise<T> => queue.run(async () => {
    try {
      return await task();
    } catch (cause) {
      throw toStorageError(cause, doing);
    }
  });
  const cardOf = (forestId: string): Promise<ForestCard> => readOrRebuildCard(dirOf(forestId), forestId, warn);
  const changeCard = (doing: string, forestId: string, change: Partial<ForestCard>): Promise<ForestEntry> => inTurn(doing, async () => {
    const card = { ...(await cardOf(forestId)), ...change };
    await writeForestCard(dirOf(forestId), card, nowMs());
    return entryOf(forestId, dirOf(forestId), card);
  });
  /** A folder appears under its name only when everything in it is on disk. */
  const place = async (fill: (folder: string) => Promise<void>): Promise<string> => {
    const forestId = `fr_${newSortableId(nowMs())}`;
    const unfinished = join(dataDir(), `${UNFINISHED}${forestId}`);
    try {
      if (dataDir() === defaultDataDir) await mkdir(defaultDataDir, { recursive: true });
      await mkdir(unfinished);
      await fill(unfinished);
      await rename(unfinished, dirOf(forestId));
    } catch (cause) {
      await rm(unfinished, { recursive: true, force: true });
      throw cause;
    }
    await syncFolder(dataDir());
    return forestId;
  };
  const plant = (doing: string, name: string, fill: (folder: string) => Promise<void>): Promise<ForestEntry> => inTurn(doing, async () => {
    const card = { name, createdAtMs: nowMs(), trashedAtMs: null };
    const forestId = await place(async (folder) => {
      await fill(folder);
      await writeForestCard(folder, card, nowMs());
    });
    return entryOf(forestId, dirOf(forestId), card);
  });

  return {
    dirOf,
    hold: (task) => queue.run(task),
    list: () => inTurn("list forests", async () => {
      const folders = (await readdir(dataDir(), { withFileTypes: true })).filter((entry) => entry.isDirectory() && isForestId(entry.name));
      return Promise.all(folders.map(({ name }) => entryOrStandIn(name, dirOf(name), warn)));
    }),
    create: (name) => plant("create forest", name, async (folder) => { await mkdir(join(folder, "log")); }),
    createFrom: (name, documents, fill) => plant("create forest from a file", name, async (folder) => {
      await writeFirstRecords(folder, documents, nowMs);
      await fill?.(folder, nowMs());
    }),
    duplicate: (sourceId, name) => inTurn("duplicate forest", async () => {
      await cardOf(sourceId);
      const card = { name, createdAtMs: nowMs(), trashedAtMs: null };
      const forestId = await logs.hold(sourceId, () => place(async (folder) => {
        await copyFolderDurably(join(dirOf(sourceId), "log"), join(folder, "log"));
        for (const name of ["archive", "checkpoints", "attachments"]) await copyIfThere(join(dirOf(sourceId), name), join(folder, name));
        await writeForestCard(folder, card, nowMs());
      }));
      return entryOf(forestId, dirOf(forestId), card);
    }),
    relabel: (forestId, name) => changeCard("relabel forest", forestId, { name }),
    trash: (forestId) => changeCard("trash forest", forestId, { trashedAtMs: nowMs() }),
    restore: (forestId) => changeCard("restore forest", forestId, { trashedAtMs: null }),
    purge: (forestId) => inTurn("purge forest", async () => {
      if ((await cardOf(forestId)).trashedAtMs === null) throw new StorageError("refused", "only a forest in the trash can be deleted");
      if (logs.isOpen(forestId)) throw new StorageError("busy", "the forest is open");
      // Renamed first: a deletion that is interrupted must not leave half a forest behind that still looks like one.
      const doomed = join(dataDir(), `${PURGING}${forestId}`);
      await rm(doomed, { recursive: true, force: true });
      await rename(dirOf(forestId), doomed);
      await syncFolder(dataDir());
      // Deleted as far as anybody can see; files that will not go now are swept at a later start.
      await removeLeftover(doomed, warn);
    }),
    sweep: () => sweepLeftovers(dataDir(), nowMs(), warn),
  };
}

async function writeFirstRecords(forestDir: string, documents: readonly LoggedUpdate[], nowMs: () => number): Promise<void> {
  const log = createFileLog({ fs: nodeFileSystem, forestDir, nowMs });
  const { nextSeq } = await log.open();
  try {
    await log.append(nextSeq, documents);
  } finally {
    await log.close();
  }
}

/** A forest whose card cannot be read is shown under its id rather than hidden: its log may be perfectly well. */
async function readOrRebuildCard(forestDir: string, forestId: string, warn: (message: string) => void): Promise<ForestCard> {
  const card = await readForestCard(forestDir);
  if (card !== "missing" && card !== "damaged") return card;
  const { birthtimeMs } = await stat(forestDir);
  warn(`forest.json of ${forestId} is ${card}`);
  return { name: forestId, createdAtMs: Math.round(birthtimeMs), trashedAtMs: null };
}

/** One unreadable folder must not hide the others: it is listed with what is known of it. */
async function entryOrStandIn(forestId: string, forestDir: string, warn: (message: string) => void): Promise<ForestEntry> {
  let card: ForestCard = { name: forestId, createdAtMs: 0, trashedAtMs: null };
  try {
    card = await readOrRebuildCard(forestDir, forestId, warn);
    return await entryOf(forestId, forestDir, card);
  } catch (cause) {
    warn(toStorageError(cause, `list ${forestId}`).message);
    return { forestId, ...card, changedAtMs: card.createdAtMs, sizeBytes: 0 };
  }
}

/** What a forest's folder holds of its content; the rest is caches and what was set aside. */
const CONTENT_FOLDERS = ["log", "archive", "checkpoints"] as const;

/** Only the folder itself may be missing: a file that goes away while it is copied leaves half a forest. */
async function copyIfThere(from: string, to: string): Promise<void> {
  if (await nodeFileSystem.folderExists(from)) await copyFolderDurably(from, to);
}

async function entryOf(forestId: string, forestDir: string, card: ForestCard): Promise<ForestEntry> {
  let changedAtMs = card.createdAtMs;
  let sizeBytes = 0;
  for (const folder of CONTENT_FOLDERS) {
    for (const file of await filesIn(join(forestDir, folder))) {
      changedAtMs = Math.max(changedAtMs, file.mtimeMs);
      sizeBytes += file.sizeBytes;
    }
  }
  return { forestId, ...card, changedAtMs, sizeBytes };
}

async function filesIn(folder: string): Promise<{ readonly mtimeMs: number; readonly sizeBytes: number }[]> {
  const found: { readonly mtimeMs: number; readonly sizeBytes: number }[] = [];
  for (const name of await namesIn(nodeFileSystem, folder)) {
    try {
      const { mtimeMs, size } = await stat(join(folder, name));
      found.push({ mtimeMs: Math.round(mtimeMs), sizeBytes: size });
    } catch (cause) {
      // A compaction has moved it since it was listed.
      if (errnoOf(cause) !== "ENOENT") throw cause;
    }
  }
  return found;
}
