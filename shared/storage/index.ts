export { crc32c } from "./crc32c.ts";
export { packUpdates, unpackUpdates, type PackedUpdates } from "./packUpdates.ts";
export { encodeHeader, encodeRecord, HEADER_BYTES, LOG_FORMAT_VERSION, MAX_RECORD_BYTES, type LoggedUpdate, type LogRecord } from "./recordFormat.ts";
export { readRecords, type LogPiece } from "./readRecords.ts";
export { backupsToRemove, type KeptBackup } from "./retention.ts";
export { encodeSnapshot, parseSnapshot, type SeqRange, type Snapshot, type SnapshotError, type SnapshotFacts, type SnapshotManifest } from "./snapshot.ts";
export { StorageError, type StorageErrorCode } from "./storageError.ts";
export type { CopyKind, LogDamage, OpenedLog, UpdateLog } from "./updateLog.ts";
