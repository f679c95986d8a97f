import { join } from "node:path";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { namesIn } from "#electron/disk/namesIn.ts";

/**
 * The files of a forest's folder.
 *
 *   log/000001.log                          live segments; the newest is appended to
 *   archive/000001.000000004999.log.gz      a sealed segment, gzipped whole, and the highest number in it or before it; archive + log are the whole history
 *   checkpoints/000000004999.ckpt           a gzipped snapshot of everything up to this number
 *   checkpoints/000000004999.notes          the same of the documents that are read when they are needed; then the .ckpt, written after it, says so and lacks them
 *   damaged/                                copies of bytes that could not be read
 *   history/                                caches of the history reader, rebuildable
 */
export const folderOf = {
  log: (forestDir: string): string => join(forestDir, "log"),
  archive: (forestDir: string): string => join(forestDir, "archive"),
  checkpoints: (forestDir: string): string => join(forestDir, "checkpoints"),
  damaged: (forestDir: string): string => join(forestDir, "damaged"),
} as const;

const SEGMENT_DIGITS = 6;
const SEQ_DIGITS = 12;
const padded = (number: number, digits: number): string => String(number).padStart(digits, "0");

export const segmentName = (number: number): string => `${padded(number, SEGMENT_DIGITS)}.log`;
export const archiveName = (number: number, throughSeq: number): string => `${padded(number, SEGMENT_DIGITS)}.${padded(throughSeq, SEQ_DIGITS)}.log.gz`;
export const checkpointName = (throughSeq: number): string => `${padded(throughSeq, SEQ_DIGITS)}.ckpt`;
export const asideName = (throughSeq: number): string => `${padded(throughSeq, SEQ_DIGITS)}.notes`;

/** Where the file beside a checkpoint lies, when there is one. */
export const besideCheckpoint = (checkpointPath: string): string => checkpointPath.replace(/\.ckpt$/, ".notes");

/** Numbers of the live segments, ascending. */
export async function liveSegments(fs: FileSystem, forestDir: string): Promise<readonly number[]> {
  const names = await namesIn(fs, folderOf.log(forestDir));
  return names.flatMap((name) => /^(\d{6})\.log$/.exec(name)?.slice(1).map(Number) ?? []).sort((a, b) => a - b);
}

export interface ArchivedSegment {
  readonly number: number;
  /** Null when the name does not tell. */
  readonly throughSeq: number | null;
  readonly path: string;
}

/** Archived segments, ascending. */
export async function archivedSegments(fs: FileSystem, forestDir: string): Promise<readonly ArchivedSegment[]> {
  const folder = folderOf.archive(forestDir);
  const found: ArchivedSegment[] = [];
  for (const name of await namesIn(fs, folder)) {
    const parts = /^(\d{6})(?:\.(\d{12}))?\.log\.gz$/.exec(name);
    if (parts !== null) found.push({ number: Number(parts[1]), throughSeq: parts[2] === undefined ? null : Number(parts[2]), path: join(folder, name) });
  }
  return found.sort((a, b) => a.number - b.number);
}

export interface CheckpointFile { readonly throughSeq: number; readonly path: string }

/** Checkpoints by number, ascending; not read yet. */
export function listCheckpoints(fs: FileSystem, forestDir: string): Promise<readonly CheckpointFile[]> {
  return listNumbered(fs, forestDir, /^(\d{12})\.ckpt$/);
}

/** The files beside checkpoints, by number, ascending; not read yet. One may have lost its checkpoint: what it holds is good all the same. */
export function listAside(fs: FileSystem, forestDir: string): Promise<readonly CheckpointFile[]> {
  return listNumbered(fs, forestDir, /^(\d{12})\.notes$/);
}

async function listNumbered(fs: FileSystem, forestDir: string, pattern: RegExp): Promise<readonly CheckpointFile[]> {
  const folder = folderOf.checkpoints(forestDir);
  const found: CheckpointFile[] = [];
  for (const name of await namesIn(fs, folder)) {
    const parts = pattern.exec(name);
    if (parts !== null) found.push({ throughSeq: Number(parts[1]), path: join(folder, name) });
  }
  return found.sort((a, b) => a.throughSeq - b.throughSeq);
}

export interface ForestFile { readonly where: "log" | "archive" | "checkpoint"; readonly path: string }

/** Every file that holds a forest's content. */
export async function filesOfForest(fs: FileSystem, forestDir: string): Promise<readonly ForestFile[]> {
  const live = await liveSegments(fs, forestDir);
  return [
    ...live.map((number) => ({ where: "log" as const, path: join(folderOf.log(forestDir), segmentName(number)) })),
    ...(await archivedSegments(fs, forestDir)).map(({ path }) => ({ where: "archive" as const, path })),
    ...(await listCheckpoints(fs, forestDir)).map(({ path }) => ({ where: "checkpoint" as const, path })),
    ...(await listAside(fs, forestDir)).map(({ path }) => ({ where: "checkpoint" as const, path })),
  ];
}
