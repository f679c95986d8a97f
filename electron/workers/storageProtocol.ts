import type { StorageErrorCode } from "#shared/storage/index.ts";
import type { StorageTasks } from "./storageTasks.ts";

export type TaskName = keyof StorageTasks;
export type TaskInput<N extends TaskName> = Parameters<StorageTasks[N]>[0];
export type TaskOutput<N extends TaskName> = Awaited<ReturnType<StorageTasks[N]>>;

/** What main and the storage worker say to each other. */
export interface TaskRequest { readonly id: number; readonly name: TaskName; readonly input: unknown }
export type TaskAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly code: StorageErrorCode; readonly message: string };

/** Runs one task somewhere else. Rejects with a `StorageError`. */
export type RunTask = <N extends TaskName>(name: N, input: TaskInput<N>) => Promise<TaskOutput<N>>;
