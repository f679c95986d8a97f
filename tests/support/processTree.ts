import { readdirSync, readFileSync } from "node:fs";

export interface LinuxProcess {
  readonly pid: number;
  readonly parentPid: number;
  readonly args: readonly string[];
  /** Fields of /proc/<pid>/status: `Seccomp`, `NoNewPrivs`, `Uid` … */
  readonly status: ReadonlyMap<string, string>;
}

/** The processes below one process, as the kernel tells. Linux only. */
export function processesBelow(pid: number): LinuxProcess[] {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((name) => readProcess(Number(name))).filter((one) => one !== null);
  const below = new Set([pid]);
  for (let before = 0; before !== below.size;) {
    before = below.size;
    for (const one of all) if (below.has(one.parentPid)) below.add(one.pid);
  }
  return all.filter((one) => one.pid !== pid && below.has(one.pid));
}

function readProcess(pid: number): LinuxProcess | null {
  try {
    const status = new Map(readFileSync(`/proc/${pid}/status`, "utf8").split("\n").map((line) => {
      const [name = "", ...rest] = line.split(":");
      return [name, rest.join(":").trim()] as const;
    }));
    // Chromium writes its command line into one string with blanks.
    const args = readFileSync(`/proc/${pid}/cmdline`, "utf8").split(/[\0 ]/).filter((part) => part !== "");
    return { pid, parentPid: Number(status.get("PPid")), args, status };
  } catch {
    // SAFETY: it has ended between the listing and the reading.
    return null;
  }
}
