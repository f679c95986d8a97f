import { join } from "node:path";
import log from "electron-log/node";
import { errnoOf } from "#electron/disk/toStorageError.ts";

/** What main writes down for whoever has to find out later. Never what a person wrote: ids, codes, places and numbers only. */
export interface AppLog {
  info(where: string, message: string): void;
  warn(where: string, message: string): void;
  error(where: string, cause: unknown): void;
}

const MAX_LOG_BYTES = 1024 * 1024;

/** Writes `main.log` in `logsDir`; at one megabyte it becomes `main.old.log` and a new one begins. `echo` also prints, for development. */
export function openAppLog(logsDir: string, echo: boolean): AppLog {
  const { file, console: terminal } = log.transports;
  file.resolvePathFn = () => join(logsDir, "main.log");
  file.maxSize = MAX_LOG_BYTES;
  file.level = "info";
  // Standard output belongs to whoever started the app.
  terminal.level = echo ? "warn" : false;
  return {
    info: (where, message) => log.info(`${where}: ${message}`),
    warn: (where, message) => log.warn(`${where}: ${message}`),
    error: (where, cause) => log.error(`${where}: ${described(cause)}`),
  };
}

function described(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const errno = errnoOf(cause);
  return `${errno === null ? "" : `[${errno}] `}${cause.stack ?? cause.message}`;
}
