import { basename, dirname } from "node:path";
import type { HealthReport } from "#shared/ipc/contract.ts";
import { parseSnapshot, readRecords, StorageError } from "#shared/storage/index.ts";
import { listBackups, readBackup } from "#electron/backups/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { gunzipped } from "#electron/disk/gzip.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { besideCheckpoint, filesOfForest, readForestOnDisk } from "#electron/durableLog/index.ts";

export interface CheckForestInput {
  readonly fs: FileSystem;
  readonly forestDir: string;
  readonly forestId: string;
  /** Where backups of this forest may lie. The own place stands first and need not be there yet; the others lie in a folder that has to be there. */
  readonly backupFolders: readonly string[];
}

type Finding = HealthReport["findings"][number];
type Problem = Finding["problem"] | null;

/** Reads every file of a forest, and every backup, from beginning to end. Changes nothing. */
export async function checkForest({ fs, forestDir, forestId, backupFolders }: CheckForestInput): Promise<HealthReport> {
  const findings: Finding[] = [];
  let filesChecked = 0;
  let bytesChecked = 0;
  const note = (where: Finding["where"], name: string, problem: Problem): void => {
    filesChecked += 1;
    if (problem !== null) findings.push({ where, name, problem });
  };

  const files = await filesOfForest(fs, forestDir);
  const paths = new Set(files.map(({ path }) => path));
  for (const { where, path } of files) {
    const checked = await checkFile(fs, path, { where, isThere: (other) => paths.has(other) });
    if (checked === null) continue;
    bytesChecked += checked.bytes;
    note(where, basename(path), checked.problem);
  }
  let newestBackupAtMs: number | null = null;
  for (const [index, folder] of backupFolders.entries()) {
    const listed = await backupsIn(fs, folder, index > 0);
    if (listed === null) findings.push({ where: "backup", name: folder, problem: "unreadable" });
    for (const { backupId, takenAtMs, sizeBytes } of listed ?? []) {
      const problem = await backupProblem(fs, { folder, backupId, forestId });
      if (problem === null) newestBackupAtMs = Math.max(newestBackupAtMs ?? 0, takenAtMs);
      bytesChecked += sizeBytes;
      note("backup", basename(backupId), problem);
    }
  }
  const { missing } = await readForestOnDisk(fs, forestDir);
  return { filesChecked, bytesChecked, findings, missing: [...missing], newestBackupAtMs };
}

/** Null when the folder cannot be reached: a disk that is not connected, a share that does not answer. The rest is checked all the same. */
async function backupsIn(fs: FileSystem, folder: string, mustBeThere: boolean): Promise<Awaited<ReturnType<typeof listBackups>> | null> {
  try {
    if (mustBeThere) await fs.list(dirname(folder));
    return await listBackups(fs, folder);
  } catch (cause) {
    if (errnoOf(cause) === null) throw cause;
    return null;
  }
}

/** Null when the file has gone since it was listed: a compaction moves files while we read. */
async function checkFile(fs: FileSystem, path: string, { where, isThere }: { readonly where: Finding["where"]; readonly isThere: (path: string) => boolean }): Promise<{ readonly bytes: number; readonly problem: Problem } | null> {
  let bytes: Uint8Array;
  try {
    bytes = await fs.read(path);
  } catch (cause) {
    const errno = errnoOf(cause);
    if (errno === null) throw cause;
    return errno === "ENOENT" ? null : { bytes: 0, problem: "unreadable" };
  }
  const content = where === "log" ? bytes : await gunzipped(bytes);
  if (content === null) return { bytes: bytes.length, problem: "damaged" };
  return { bytes: bytes.length, problem: where === "checkpoint" ? snapshotProblem(content, isThere(besideCheckpoint(path))) : logProblem(content, where) };
}

/** `isBesideThere`: the file that holds what was left out of a checkpoint. */
function snapshotProblem(content: Uint8Array, isBesideThere: boolean): Problem {
  const parsed = parseSnapshot(content);
  if (!parsed.ok) return "damaged";
  return parsed.value.manifest.hasAside === true && !isBesideThere ? "missing-part" : null;
}

function logProblem(content: Uint8Array, where: Finding["where"]): Problem {
  if (content.length === 0) return "damaged";
  for (const piece of readRecords(content)) {
    // The end of a live file may be in the middle of a write; an archived one was whole when it was put away.
    if (piece.kind === "damage" && !(piece.isTail && where === "log")) return piece.isTail ? "missing-part" : "damaged";
  }
  return null;
}

async function backupProblem(fs: FileSystem, backup: Parameters<typeof readBackup>[1]): Promise<Problem> {
  try {
    await readBackup(fs, backup);
    return null;
  } catch (cause) {
    if (cause instanceof StorageError) return cause.code === "corrupt" ? "damaged" : "unreadable";
    if (errnoOf(cause) === null) throw cause;
    return "unreadable";
  }
}
