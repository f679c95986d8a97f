export { backupsAsCopies } from "./backupsAsCopies.ts";
export { createBackupTasks, type BackupTasks, type TakenAndCopied } from "./backupTasks.ts";
export { problemOf, type CopyFailure } from "./copyBackup.ts";
export { listBackups } from "./listBackups.ts";
export { readBackup } from "./readBackup.ts";
