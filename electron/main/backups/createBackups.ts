import { rmdir } from "node:fs/promises";
import { join } from "node:path";
import type { BackupEntry, BackupFolder, BackupReason, Handlers } from "#shared/ipc/contract.ts";
import { isForestId } from "#shared/kernel/index.ts";
import { isSideDocId } from "#shared/notes/index.ts";
import { packUpdates, StorageError } from "#shared/storage/index.ts";
import { nodeAttachmentFiles } from "#electron/attachments/index.ts";
import { problemOf, type BackupTasks, type CopyFailure, type TakenAndCopied } from "#electron/backups/index.ts";
import { copyNamedFiles } from "#electron/exchange/index.ts";
import { isWithin } from "#electron/disk/isWithin.ts";
import { createTaskQueue, type TaskQueue } from "#electron/disk/taskQueue.ts";
import { errnoOf, toStorageError } from "#electron/disk/toStorageError.ts";
import type { ForestFolders } from "../forests/index.ts";
import type { SettingsFile } from "../settings/index.ts";
import { createBackupSchedule, type After, type BackupSchedule } from "./backupSchedule.ts";

export interface BackupsParts {
  readonly tasks: BackupTasks;
  readonly forests: Pick<ForestFolders, "list" | "dirOf" | "createFrom">;
  readonly settings: Pick<SettingsFile, "dataDir" | "backupDir" | "setBackupDir">;
  /** Inside the profile, outside the forests: one folder per forest. */
  readonly ownDir: string;
  /** Asks the person; null = they changed their mind. */
  readonly pickFolder: () => Promise<string | null>;
  readonly nowMs: () => number;
  readonly after: After;
  /** For the log file: a forest is named by its id only. */
  readonly warn: (message: string) => void;
}

type BackupCalls = Extract<keyof Handlers, `backups.${string}`>;

export interface Backups extends Pick<BackupSchedule, "forestOpened" | "forestChanged" | "forestClosed"> {
  /** Before something that changes much at once. Rejects when there is no backup: whoever asked decides whether to go on. */
  takeBefore(forestId: string, reason: Extract<BackupReason, `before-${string}`>): Promise<void>;
  /** After a forest was deleted for good: its own backups go too, those in the person's folder stay. Never rejects. */
  forestPurged(forestId: string): Promise<void>;
  /** Where a forest's backups may lie: the own place, then the person's folder. */
  foldersOf(forestId: string): readonly string[];
  /** Nothing more is begun; resolves when what is under way is done. */
  stop(): Promise<void>;
  readonly handlers: Pick<Handlers, BackupCalls>;
}

/** Backups of this machine's forests: when one is taken, where it goes, and what the page may ask. The work itself is done by `tasks`. */
export function createBackups(parts: BackupsParts): Backups {
  const { tasks, forests, settings, nowMs, warn } = parts;
  const queues = new Map<string, TaskQueue>();
  const under = { way: new Set<Promise<unknown>>(), isStopping: false };
  const problems: Problems = { copy: null, own: null };

  const ownFolder = (forestId: string): string => folderIn(parts.ownDir, forestId);
  /** One at a time per forest, so that a second one sees what the first one left. */
  const inTurn = <T>(forestId: string, task: () => Promise<T>): Promise<T> => {
    const queue = queues.get(forestId) ?? createTaskQueue();
    queues.set(forestId, queue);
    const mine = queue.run(task);
    const ended = mine.then(() => undefined, () => undefined).finally(() => under.way.delete(ended));
    under.way.add(ended);
    return mine;
  };
  const take = (forestId: string, reason: BackupReason): Promise<TakenAndCopied> => inTurn(forestId, async () => {
    if (under.isStopping) throw new StorageError("busy", "the app is closing");
    // Somebody waits for the one that is taken before something: a network drive that does not answer must not hold them up. The next one is copied again.
    const toFolder = reason.startsWith("before-") ? null : settings.backupDir();
    const taken = await tasks.takeBackup({ forestId, reason, forestDir: forests.dirOf(forestId), folder: ownFolder(forestId), toFolder, nowMs: nowMs() }).catch((cause: unknown) => {
      const failure = toStorageError(cause, reason);
      // A forest nobody has written to yet has nothing to back up.
      if (failure.code !== "refused") problems.own = problemOf(failure.code);
      throw failure;
    });
    problems.own = null;
    if (toFolder !== null && toFolder === settings.backupDir()) problems.copy = taken.copyFailure?.problem ?? null;
    if (taken.copyFailure !== null) warn(copyWarning(forestId, taken.copyFailure));
    if (taken.rejectedUpdates > 0) warn(`backup of ${forestId}: ${taken.rejectedUpdates} changes could not be read and are not in it`);
    return taken;
  });
  const takeUnasked = (forestId: string, reason: BackupReason): void => {
    // A forest nobody has written to yet has nothing to back up; the rest is tried again within the hour.
    take(forestId, reason).catch((cause: unknown) => {
      const isNoNews = under.isStopping || (cause instanceof StorageError && cause.code === "refused");
      if (!isNoNews) warn(`backup of ${forestId}: ${toStorageError(cause, reason).message}`);
    });
  };
  const { closeAll, ...schedule } = createBackupSchedule(parts.after, takeUnasked);

  return {
    ...schedule,
    takeBefore: async (forestId, reason) => { await take(forestId, reason); },
    foldersOf: (forestId) => [ownFolder(forestId), ...placesOf(parts, forestId).map(({ folder }) => folder)].filter((folder, index, all) => all.indexOf(folder) === index),
    forestPurged: (forestId) => inTurn(forestId, async () => {
      try {
        await tasks.removeBackups({ folder: ownFolder(forestId) });
        await removeFolderIfEmpty(ownFolder(forestId));
      } catch (cause) {
        warn(`backups of ${forestId} could not be removed: ${toStorageError(cause, "remove backups").message}`);
      }
    }),
    stop: async () => {
      under.isStopping = true;
      closeAll();
      await Promise.all([...under.way]);
    },
    handlers: {
      ...readingHandlers(parts),
      "backups.take": async ({ forestId, reason }) => entryOf((await take(forestId, reason)).backup, "own"),
      ...folderHandlers(parts, problems),
    },
  };
}

type Place = BackupEntry["place"];
/** Why the last backup, and the last copy to the person's folder, did not succeed. */
interface Problems { copy: BackupFolder["problem"]; own: BackupFolder["ownProblem"] }

const copyWarning = (forestId: string, { problem, why }: CopyFailure): string => `backup of ${forestId} could not be copied: ${problem} (${why})`;

function folderIn(folder: string, forestId: string): string {
  if (!isForestId(forestId)) throw new StorageError("refused", "not a forest id");
  return join(folder, forestId);
}

function placesOf({ ownDir, settings }: BackupsParts, forestId: string): { readonly place: Place; readonly folder: string }[] {
  const chosen = settings.backupDir();
  const own = { place: "own", folder: folderIn(ownDir, forestId) } as const;
  return chosen === null ? [own] : [own, { place: "folder", folder: folderIn(chosen, forestId) }];
}

function entryOf({ backupId, reason, takenAtMs, sizeBytes, points, links }: Omit<BackupEntry, "place">, place: Place): BackupEntry {
  return { backupId, place, reason, takenAtMs, sizeBytes, points, links };
}

function readingHandlers(parts: BackupsParts): Pick<Handlers, "backups.list" | "backups.read" | "backups.restoreAsNew"> {
  const { tasks, forests, warn } = parts;
  const listIn = async (place: Place, folder: string): Promise<BackupEntry[]> => {
    try {
      return (await tasks.listBackups({ folder })).map((backup) => entryOf(backup, place));
    } catch (cause) {
      // The person's folder may be away; their own backups are listed all the same.
      if (place === "own") throw cause;
      warn(`list backups: ${toStorageError(cause, folder).code}`);
      return [];
    }
  };
  const read = ({ forestId, place, backupId }: { readonly forestId: string; readonly place: Place; readonly backupId: string }): ReturnType<BackupTasks["readBackup"]> => {
    const found = placesOf(parts, forestId).find((one) => one.place === place);
    if (found === undefined) throw new StorageError("not-found", "no folder for copies is chosen");
    return tasks.readBackup({ forestId, backupId, folder: found.folder });
  };
  return {
    "backups.list": async ({ forestId }) => {
      const lists = await Promise.all(placesOf(parts, forestId).map(({ place, folder }) => listIn(place, folder)));
      return lists.flat().sort((a, b) => b.takenAtMs - a.takenAtMs);
    },
    "backups.read": async (which) => {
      const { documents, takenAtMs, missing } = await read(which);
      return { updates: packUpdates(documents.filter(({ docId }) => !isSideDocId(docId))), takenAtMs, missing };
    },
    "backups.restoreAsNew": async ({ name, ...which }) => {
      const { documents } = await read(which);
      const from = [forests.dirOf(which.forestId), ...placesOf(parts, which.forestId).filter(({ place }) => place === "folder").map(({ folder }) => folder)];
      let missing = 0;
      const forest = await forests.createFrom(name, documents, async (forestDir, atMs) => {
        ({ missing } = await copyNamedFiles({ files: nodeAttachmentFiles, documents, from, forestDir, nowMs: atMs }));
      });
      return missing === 0 ? forest : { ...forest, leftOutFiles: missing };
    },
  };
}

type FolderCalls = "backups.folder" | "backups.chooseFolder" | "backups.forgetFolder";

function folderHandlers(parts: BackupsParts, problems: Problems): Pick<Handlers, FolderCalls> {
  const { tasks, forests, settings, ownDir, nowMs, pickFolder, warn } = parts;
  const current = (): BackupFolder => ({ path: settings.backupDir(), problem: problems.copy, ownProblem: problems.own });
  /** Whether the folder can be used shows at once, and the forests are in it from now on. */
  const copyAllTo = async (toFolder: string): Promise<BackupFolder["problem"]> => {
    let first: BackupFolder["problem"] = null;
    for (const { forestId } of await forests.list()) {
      const found = await tasks.copyNewestBackup({ forestId, toFolder, forestDir: forests.dirOf(forestId), folder: folderIn(ownDir, forestId), nowMs: nowMs() }).catch((cause: unknown): CopyFailure => {
        const { code, message } = toStorageError(cause, "copy backup");
        return { problem: problemOf(code), why: message };
      });
      if (found === null) continue;
      warn(copyWarning(forestId, found));
      first ??= found.problem;
    }
    return first;
  };
  return {
    "backups.folder": async () => current(),
    "backups.chooseFolder": async () => {
      const picked = await pickFolder();
      if (picked === null) return current();
      const isBeside = (await isWithin(ownDir, picked)) || (await isWithin(settings.dataDir(), picked)) || (await isWithin(picked, settings.dataDir()));
      if (isBeside) throw new StorageError("refused", "a copy beside the original is no second copy");
      await settings.setBackupDir(picked);
      problems.copy = await copyAllTo(picked);
      return current();
    },
    "backups.forgetFolder": async () => {
      await settings.setBackupDir(null);
      problems.copy = null;
      return current();
    },
  };
}

async function removeFolderIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (cause) {
    // Something of the person's lies in it, or it was never made.
    if (!["ENOENT", "ENOTEMPTY", "EEXIST"].includes(errnoOf(cause) ?? "")) throw cause;
  }
}
