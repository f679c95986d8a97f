export { createFileLog } from "./fileLog.ts";
export { nodeLogFileSystem } from "./logFileSystem.ts";
export { createOpenLogs, type OpenLogs } from "./openLogs.ts";
