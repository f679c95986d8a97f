import type { SeededRandom } from "./seededRandom.ts";

/** One thing that happened to the disk. Files are numbered, since names change and may go while the file is open. `note` is for the test that records. */
export type DiskOp =
  | { readonly kind: "makeFolder"; readonly path: string }
  | { readonly kind: "create"; readonly path: string; readonly file: number }
  | { readonly kind: "write"; readonly file: number; readonly positionBytes: number; readonly bytes: Uint8Array }
  | { readonly kind: "truncate"; readonly file: number; readonly lengthBytes: number }
  | { readonly kind: "sync"; readonly file: number }
  /** The medium refused a flush and the system then took the pages for clean: they stay visible and are never written. */
  | { readonly kind: "forget"; readonly file: number }
  | { readonly kind: "syncFolder"; readonly path: string }
  | { readonly kind: "rename"; readonly from: string; readonly to: string }
  | { readonly kind: "remove"; readonly path: string }
  | { readonly kind: "note"; readonly note: unknown };

type ContentOp = Extract<DiskOp, { kind: "write" | "truncate" }>;
/** What a name stands for. */
type Entry = number | "folder";
/** One change of names, durable after a flush of `folder`. A rename happens as one, as in every journaling file system. */
interface NameOp { readonly folder: string; readonly gone: { readonly path: string; readonly entry: Entry } | null; readonly come: { readonly path: string; readonly entry: Entry } | null }
interface StoredFile { visible: Uint8Array; durable: Uint8Array; pending: ContentOp[] }

const SECTOR_BYTES = 512;
const KEEP_RATIOS = [0, 0.1, 0.5, 0.9, 1] as const;

/** Folder part of a path with forward slashes. */
export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf("/"), 0)) || "/";

/**
 * The two sides of a disk: what programs see (the page cache) and what is on the medium. Knows no faults and no programs; ops must be possible. Two media to
 * which the same ops were applied are the same.
 */
export class SimulatedMedium {
  private readonly files = new Map<number, StoredFile>();
  private readonly names = new Map<string, Entry>([["/", "folder"]]);
  private readonly durableNames = new Map<string, Entry>([["/", "folder"]]);
  private pendingNames: NameOp[] = [];

  entry(path: string): Entry | undefined { return this.names.get(path); }

  /** Names directly inside a folder. */
  list(folder: string): string[] {
    const prefix = folder === "/" ? "/" : `${folder}/`;
    return [...this.names.keys()].filter((path) => path !== "/" && path.startsWith(prefix) && !path.includes("/", prefix.length)).map((path) => path.slice(prefix.length));
  }

  filePaths(): string[] { return [...this.names].filter(([, entry]) => entry !== "folder").map(([path]) => path); }
  /** A number no file has. */
  freeNumber(): number { return Math.max(0, ...this.files.keys()) + 1; }
  content(file: number): Uint8Array { return this.stored(file).visible; }
  usedBytes(): number { return [...this.names.values()].reduce<number>((sum, entry) => sum + (entry === "folder" ? 0 : this.stored(entry).visible.length), 0); }

  apply(op: DiskOp): void {
    switch (op.kind) {
      case "makeFolder": return this.changeName({ folder: folderOf(op.path), gone: null, come: { path: op.path, entry: "folder" } });
      case "create":
        this.files.set(op.file, { visible: new Uint8Array(0), durable: new Uint8Array(0), pending: [] });
        return this.changeName({ folder: folderOf(op.path), gone: null, come: { path: op.path, entry: op.file } });
      case "rename": {
        const entry = this.required(op.from);
        return this.changeName({ folder: folderOf(op.to), gone: { path: op.from, entry }, come: { path: op.to, entry } });
      }
      case "remove": return this.changeName({ folder: folderOf(op.path), gone: { path: op.path, entry: this.required(op.path) }, come: null });
      case "write":
      case "truncate": {
        const stored = this.stored(op.file);
        stored.visible = changed(stored.visible, op);
        stored.pending.push(op);
        return;
      }
      case "sync": {
        const stored = this.stored(op.file);
        stored.durable = stored.pending.reduce(changed, stored.durable);
        stored.pending = [];
        return;
      }
      case "forget": this.stored(op.file).pending = []; return;
      case "syncFolder":
        for (const change of this.pendingNames) if (change.folder === op.path) applyName(this.durableNames, change);
        this.pendingNames = this.pendingNames.filter(({ folder }) => folder !== op.path);
        return;
      case "note": return;
    }
  }

  /** Turns one bit over, silently and for good. */
  flipBit(path: string, bit: number): void {
    const entry = this.required(path);
    if (entry === "folder") throw new Error(`${path} is a folder`);
    const stored = this.stored(entry);
    stored.visible = flipped(stored.visible, bit);
    stored.durable = flipped(stored.durable, bit);
  }

  /**
   * The disk after the power came back: everything flushed, and of everything else whatever chance has kept: single changes of names, and of each write all,
   * nothing, or some of its sectors, with or without the new length (then the rest reads as zeros).
   */
  afterPowerCut(random: SeededRandom): SimulatedMedium {
    const keepRatio = random.pick(KEEP_RATIOS) ?? 0;
    const next = new SimulatedMedium();
    for (const [path, entry] of this.durableNames) next.names.set(path, entry);
    for (const change of this.pendingNames) if (random.chance(keepRatio)) applyName(next.names, change);
    // A folder that never got its name has lost what was in it.
    for (const path of [...next.names.keys()].sort()) if (path !== "/" && next.names.get(folderOf(path)) !== "folder") next.names.delete(path);
    for (const entry of next.names.values()) {
      if (entry === "folder") continue;
      const stored = this.stored(entry);
      const content = stored.pending.reduce((bytes, op) => survived(bytes, op, { random, keepRatio }), stored.durable);
      next.files.set(entry, { visible: content, durable: content, pending: [] });
    }
    for (const [path, entry] of next.names) next.durableNames.set(path, entry);
    return next;
  }

  private changeName(change: NameOp): void {
    applyName(this.names, change);
    this.pendingNames.push(change);
  }

  private stored(file: number): StoredFile {
    const stored = this.files.get(file);
    if (stored === undefined) throw new Error(`no file ${file}`);
    return stored;
  }

  private required(path: string): Entry {
    const entry = this.names.get(path);
    if (entry === undefined) throw new Error(`nothing is called ${path}`);
    return entry;
  }
}

function applyName(names: Map<string, Entry>, { gone, come }: NameOp): void {
  // After a power cut the name may stand for another file by now, or for none.
  if (gone !== null && names.get(gone.path) === gone.entry) names.delete(gone.path);
  if (come !== null) names.set(come.path, come.entry);
}

function changed(bytes: Uint8Array, op: ContentOp): Uint8Array {
  return op.kind === "write" ? withBytes(bytes, op.positionBytes, op.bytes) : withLength(bytes, op.lengthBytes);
}

function survived(bytes: Uint8Array, op: ContentOp, { random, keepRatio }: { readonly random: SeededRandom; readonly keepRatio: number }): Uint8Array {
  const isWhole = random.chance(keepRatio);
  if (op.kind === "truncate") return isWhole ? changed(bytes, op) : bytes;
  if (isWhole) return changed(bytes, op);
  const isLengthKept = random.chance(keepRatio);
  const start = isLengthKept ? withLength(bytes, Math.max(bytes.length, op.positionBytes + op.bytes.length)) : bytes;
  return someSectors(start, op, () => random.chance(keepRatio));
}

/** Writes only those sectors of a write that `isKept` says. */
export function someSectors(bytes: Uint8Array, op: { readonly positionBytes: number; readonly bytes: Uint8Array }, isKept: () => boolean): Uint8Array {
  let result = bytes;
  for (let start = op.positionBytes; start < op.positionBytes + op.bytes.length;) {
    const end = Math.min((Math.floor(start / SECTOR_BYTES) + 1) * SECTOR_BYTES, op.positionBytes + op.bytes.length);
    if (isKept()) result = withBytes(result, start, op.bytes.subarray(start - op.positionBytes, end - op.positionBytes));
    start = end;
  }
  return result;
}

function withLength(bytes: Uint8Array, lengthBytes: number): Uint8Array {
  if (lengthBytes <= bytes.length) return bytes.slice(0, lengthBytes);
  const longer = new Uint8Array(lengthBytes);
  longer.set(bytes, 0);
  return longer;
}

function withBytes(bytes: Uint8Array, positionBytes: number, added: Uint8Array): Uint8Array {
  const result = withLength(bytes, Math.max(bytes.length, positionBytes + added.length));
  result.set(added, positionBytes);
  return result;
}

/** A copy with one bit turned over. */
export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice();
  const index = bit >> 3;
  if (index < copy.length) copy[index] = (copy[index] ?? 0) ^ (1 << (bit & 7));
  return copy;
}
