import { readFileSync } from "node:fs";
import { errnoOf } from "#electron/disk/toStorageError.ts";

/** The kernel counts in these, on every Linux Electron runs on. */
const TICKS_PER_SECOND = 100;

/**
 * How long this process has been running, from the moment the system created it. On Linux Electron's own creation time is up to a second off (it is
 * counted from a boot time kept in whole seconds), so there the kernel's two counters are compared.
 */
export function processAgeMs(nowMs: number): number {
  if (process.platform !== "linux") return Math.round(nowMs - (process.getCreationTime() ?? performance.timeOrigin));
  try {
    const upSeconds = Number.parseFloat(readFileSync("/proc/uptime", "utf8"));
    // Fields are counted from after the name, which may itself hold spaces: the 20th is the start time.
    const startTicks = Number(readFileSync("/proc/self/stat", "utf8").split(") ").at(-1)?.split(" ")[19]);
    return Math.round((upSeconds - startTicks / TICKS_PER_SECOND) * 1000);
  } catch (cause) {
    if (errnoOf(cause) === null) throw cause;
    return Math.round(nowMs - performance.timeOrigin);
  }
}
