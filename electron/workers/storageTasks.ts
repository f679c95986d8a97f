import { createAttachmentTasks, nodeAttachmentFiles } from "#electron/attachments/index.ts";
import { createBackupTasks } from "#electron/backups/index.ts";
import { nodeFileSystem as fs } from "#electron/disk/fileSystem.ts";
import { compactForest, type CompactForestInput } from "#electron/durableLog/index.ts";
import { createExchangeTasks } from "#electron/exchange/index.ts";
import { checkForest, type CheckForestInput } from "#electron/health/index.ts";
import { readChangedNotes, readNoteAt, readNotes, readNoteVersions, readOwnStates, readQuickTimeline, readSharedAfter, readSharedStates, readStateAt, readSteps, readTimeline, refreshHistoryCache, type SharedAfter } from "#electron/history/index.ts";
import { foldUpdates } from "#shared/forest/index.ts";
import { isSideDocId } from "#shared/notes/index.ts";
import { packUpdates } from "#shared/storage/index.ts";

interface Forest { readonly forestDir: string }

/** What the storage worker can do: heavy work on files that must not hold up the window. Inputs and answers cross a process border: plain data only. */
export const storageTasks = {
  ...createBackupTasks(fs),
  ...createExchangeTasks(fs),
  ...createAttachmentTasks(nodeAttachmentFiles),
  compact: (input: Pick<CompactForestInput, "forestDir" | "throughSegment" | "throughSeq">) => compactForest({ fs, fold: foldUpdates, isAside: isSideDocId, ...input }),
  refreshHistory: ({ forestDir }: Forest) => refreshHistoryCache({ fs, forestDir }),
  timeline: ({ forestDir, quick }: Forest & { readonly quick: boolean }) => (quick ? readQuickTimeline : readTimeline)({ fs, forestDir }),
  steps: (input: Forest & { readonly fromSeq: number; readonly toSeq: number }) => readSteps({ fs, ...input }),
  stateAt: async (input: Forest & { readonly seq: number }) => packUpdates(await readStateAt({ fs, ...input })),
  readNotes: async ({ forestDir }: Forest) => {
    const { updates, missing } = await readNotes({ fs, forestDir });
    return { updates: packUpdates(updates), missing };
  },
  changedNotes: (input: Forest & { readonly seq: number }) => readChangedNotes({ fs, ...input }),
  noteVersions: (input: Forest & { readonly docId: string }) => readNoteVersions({ fs, ...input }),
  noteAt: async (input: Forest & { readonly docId: string; readonly seq: number }) => packUpdates(await readNoteAt({ fs, ...input })),
  sharedUpdatesAfter: async (input: Omit<SharedAfter, "fs">) => {
    const { updates, ...read } = await readSharedAfter({ fs, ...input });
    return { updates: packUpdates(updates), ...read };
  },
  groupBase: async ({ forestDir }: Forest) => {
    const { documents, throughSeq } = await readSharedStates({ fs, forestDir, fold: foldUpdates });
    return { documents: packUpdates(documents), throughSeq };
  },
  ownStates: async ({ forestDir }: Forest) => packUpdates(await readOwnStates({ fs, forestDir, fold: foldUpdates })),
  checkHealth: (input: Omit<CheckForestInput, "fs">) => checkForest({ fs, ...input }),
} as const;

export type StorageTasks = typeof storageTasks;
