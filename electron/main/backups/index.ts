export { createBackups, type Backups } from "./createBackups.ts";
export { pickBackupFolder } from "./pickBackupFolder.ts";
