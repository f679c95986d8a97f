/** Copies of a forest and the way back from them (备份), and one file that carries a whole forest (导出、导入). */
export { BackupsDialog } from "./BackupsDialog.tsx";
export { ExportDialog } from "./ExportDialog.tsx";
export { ImportDialog } from "./ImportDialog.tsx";
export { backupActions } from "./actions.ts";
