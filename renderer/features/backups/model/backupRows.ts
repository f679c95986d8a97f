import type { BackupEntry } from "#shared/ipc/contract.ts";

/** One backup, wherever it lies. */
export interface BackupRow extends Omit<BackupEntry, "place"> {
  /** `own` first: it is the quicker one to read. */
  readonly places: readonly BackupEntry["place"][];
}

export type BackupAge = "today" | "yesterday" | "week" | "earlier";

export interface BackupGroup {
  readonly age: BackupAge;
  readonly rows: readonly BackupRow[];
}

const DAY_MS = 86_400_000;
const AGES: readonly BackupAge[] = ["today", "yesterday", "week", "earlier"];

/** The same backup in both places is one row; newest first, under the day a person would look for it. */
export function backupRows(entries: readonly BackupEntry[], nowMs: number): readonly BackupGroup[] {
  const byId = new Map<string, BackupEntry[]>();
  for (const entry of entries) {
    const same = byId.get(entry.backupId);
    if (same === undefined) byId.set(entry.backupId, [entry]);
    else same.push(entry);
  }
  const rows = [...byId.values()].flatMap((same): BackupRow[] => {
    const first = same.find(({ place }) => place === "own") ?? same[0];
    return first === undefined ? [] : [{ ...first, places: (["own", "folder"] as const).filter((place) => same.some((each) => each.place === place)) }];
  }).sort((a, b) => b.takenAtMs - a.takenAtMs);
  return AGES.map((age) => ({ age, rows: rows.filter((row) => ageOf(row.takenAtMs, nowMs) === age) })).filter((group) => group.rows.length > 0);
}

function ageOf(atMs: number, nowMs: number): BackupAge {
  const midnight = new Date(nowMs).setHours(0, 0, 0, 0);
  if (atMs >= midnight) return "today";
  if (atMs >= midnight - DAY_MS) return "yesterday";
  return atMs >= midnight - 6 * DAY_MS ? "week" : "earlier";
}
