export { crc32c } from "./crc32c.ts";
export { encodeHeader, encodeRecord, HEADER_BYTES, MAX_RECORD_BYTES, type LoggedUpdate, type LogRecord } from "./recordFormat.ts";
export { readRecords, type LogPiece } from "./readRecords.ts";
export { StorageError, type StorageErrorCode } from "./storageError.ts";
export type { LogDamage, OpenedLog, UpdateLog } from "./updateLog.ts";
