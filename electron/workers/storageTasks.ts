import { createBackupTasks } from "#electron/backups/index.ts";
import { nodeFileSystem as fs } from "#electron/disk/fileSystem.ts";
import { compactForest, type CompactForestInput } from "#electron/durableLog/index.ts";
import { createExchangeTasks } from "#electron/exchange/index.ts";
import { checkForest, type CheckForestInput } from "#electron/health/index.ts";
import { readQuickTimeline, readStateAt, readSteps, readTimeline, refreshHistoryCache } from "#electron/history/index.ts";
import { foldUpdates } from "#shared/forest/index.ts";
import { packUpdates } from "#shared/storage/index.ts";

interface Forest { readonly forestDir: string }

/** What the storage worker can do: heavy work on files that must not hold up the window. Inputs and answers cross a process border: plain data only. */
export const storageTasks = {
  ...createBackupTasks(fs),
  ...createExchangeTasks(fs),
  compact: (input: Pick<CompactForestInput, "forestDir" | "throughSegment" | "throughSeq">) => compactForest({ fs, fold: foldUpdates, ...input }),
  refreshHistory: ({ forestDir }: Forest) => refreshHistoryCache({ fs, forestDir }),
  timeline: ({ forestDir, quick }: Forest & { readonly quick: boolean }) => (quick ? readQuickTimeline : readTimeline)({ fs, forestDir }),
  steps: (input: Forest & { readonly fromSeq: number; readonly toSeq: number }) => readSteps({ fs, ...input }),
  stateAt: async (input: Forest & { readonly seq: number }) => packUpdates(await readStateAt({ fs, ...input })),
  checkHealth: (input: Omit<CheckForestInput, "fs">) => checkForest({ fs, ...input }),
} as const;

export type StorageTasks = typeof storageTasks;
