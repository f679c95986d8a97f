import type { LoggedUpdate, SeqRange, Snapshot } from "#shared/storage/index.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { listAside, listCheckpoints } from "./layout.ts";
import { examineCheckpoint } from "./readCheckpoint.ts";

/** Documents that are not needed to open a forest. Storage is told which; it does not know what they are. */
export type IsAside = (docId: string) => boolean;

/** From where the documents kept aside are known. */
export interface AsideBase {
  /** -1: from nowhere, every record counts. */
  readonly seq: number;
  /** Their states at that number; other documents may be among them. Empty when `known` holds them. */
  readonly documents: readonly LoggedUpdate[];
  readonly missing: readonly SeqRange[];
  /** Newer files of theirs that are damaged. */
  readonly damagedPaths: readonly string[];
  /** The medium did not give back a newer file just now. */
  readonly isUnreadable: boolean;
  /** The highest number any checkpoint or file of theirs bears, sound or not: as far as this there were records once. -1 when there is none. */
  readonly reachesSeq: number;
}

export interface AsideBaseOptions {
  /** Nothing later is wanted. */
  readonly throughSeq?: number;
  /** A checkpoint that has been read already: it is not read twice. */
  readonly known?: Snapshot | null;
}

/**
 * The newest sound states of the documents kept aside: a file of theirs, or a checkpoint that holds everything. Their own files count even without a checkpoint,
 * because each was written whole and read back before anything relied on it.
 */
export async function asideBase(fs: FileSystem, forestDir: string, { throughSeq = Infinity, known = null }: AsideBaseOptions = {}): Promise<AsideBase> {
  const own = new Map((await listAside(fs, forestDir)).map((file) => [file.throughSeq, file.path]));
  const whole = new Map((await listCheckpoints(fs, forestDir)).map((file) => [file.throughSeq, file.path]));
  const damagedPaths: string[] = [];
  let isUnreadable = false;
  const examine = async (path: string | undefined, seq: number): Promise<Snapshot | null> => {
    if (path === undefined) return null;
    const found = await examineCheckpoint(fs, path);
    isUnreadable ||= found === "unreadable";
    if (found === "unreadable") return null;
    if (found !== "damaged" && found.manifest.throughSeq === seq) return found;
    if (path === own.get(seq)) damagedPaths.push(path);
    return null;
  };
  const seqs = [...new Set([...own.keys(), ...whole.keys()])].filter((one) => one <= throughSeq).sort((a, b) => b - a);
  const reachesSeq = seqs[0] ?? -1;
  for (const seq of seqs) {
    const aside = await examine(own.get(seq), seq);
    if (aside !== null) return { seq, documents: aside.documents, missing: aside.manifest.missing, damagedPaths, isUnreadable, reachesSeq };
    const checkpoint = known?.manifest.throughSeq === seq ? known : await examine(whole.get(seq), seq);
    if (checkpoint !== null && checkpoint.manifest.hasAside !== true) {
      return { seq, documents: checkpoint === known ? [] : checkpoint.documents, missing: checkpoint.manifest.missing, damagedPaths, isUnreadable, reachesSeq };
    }
  }
  return { seq: -1, documents: [], missing: [], damagedPaths, isUnreadable, reachesSeq };
}
