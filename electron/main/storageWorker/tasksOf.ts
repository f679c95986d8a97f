import type { AttachmentTasks } from "#electron/attachments/index.ts";
import type { BackupTasks } from "#electron/backups/index.ts";
import type { ExchangeTasks } from "#electron/exchange/index.ts";
import type { RunTask } from "#electron/workers/storageProtocol.ts";

/** The worker's tasks in the shape their rooms ask for. */
export function tasksOf(run: RunTask): BackupTasks & ExchangeTasks & AttachmentTasks {
  return {
    takeBackup: (input) => run("takeBackup", input),
    copyNewestBackup: (input) => run("copyNewestBackup", input),
    listBackups: (input) => run("listBackups", input),
    readBackup: (input) => run("readBackup", input),
    removeBackups: (input) => run("removeBackups", input),
    packForestFile: (input) => run("packForestFile", input),
    unpackForestFile: (input) => run("unpackForestFile", input),
    attachmentText: (input) => run("attachmentText", input),
    unreferencedAttachments: (input) => run("unreferencedAttachments", input),
  };
}
