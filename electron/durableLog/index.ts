export { compactForest, type Compacted, type CompactForestInput } from "./compactForest.ts";
export { createCompacting } from "./createCompacting.ts";
export { createFileLog, type FileLog, type RunCompaction } from "./fileLog.ts";
export { createOpenLogs, type OpenLogs } from "./openLogs.ts";
export type { OtherCopies } from "./openForestFiles.ts";
export { readForestOnDisk, readStateUpdates, type ForestOnDisk, type StateOnDisk } from "./readForest.ts";
export { readCheckpoint } from "./readCheckpoint.ts";
export { filesOfForest } from "./layout.ts";
export { createForestLock, type ForestLock } from "./forestLock.ts";
