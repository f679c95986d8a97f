import { compactForest } from "#electron/durableLog/compactForest.ts";
import { createFileLog, type FileLog } from "#electron/durableLog/fileLog.ts";
import { readAside, readForestOnDisk, readStateUpdates, type AsideOnDisk } from "#electron/durableLog/readForest.ts";
import type { FileSystem } from "#electron/disk/fileSystem.ts";
import { StorageError, type LoggedUpdate, type OpenedLog } from "#shared/storage/index.ts";
import { changesIn, foldChanges, updateOf, type Change } from "./changeBytes.ts";
import type { SeededRandom } from "./seededRandom.ts";
import type { SimulatedDisk } from "./simulatedDisk.ts";

export const FOREST_DIR = "/profile/forests/fr_test";
const DOC_IDS = ["forest", "forest", "personal", "note:pt_1", "my:note:pt_2", "discussion"] as const;
/** Documents that opening leaves aside. */
export const isAside = (docId: string): boolean => docId !== "forest" && docId !== "personal";
/** Everything a forest's folder gives back: what opening answers, and what it leaves aside. */
export const readBeside = (disk: SimulatedDisk): Promise<AsideOnDisk> => readAside(disk.fs, FOREST_DIR, { isAside });

/** Sent and not answered with yes. An `epoch` ends when its window is gone, with all it had not saved. */
interface Unsaved extends Change { readonly epoch: number }

/** The forest's folder, made by somebody else and durable. */
export async function makeForestFolder(disk: SimulatedDisk): Promise<void> {
  await disk.fs.makeFolder(FOREST_DIR);
  for (const folder of ["/", "/profile", "/profile/forests", FOREST_DIR]) await disk.fs.syncFolder(folder);
}

/**
 * A person's work over a simulated disk: makes changes, sends them to the log in order, tries again what was refused, and knows what the log has promised.
 * Every step checks what it can and throws an Error that says what was broken.
 */
export class LogHistory {
  /** What must be there: acknowledged, or given back by an opening. Where it was in the log. */
  readonly promised = new Map<number, { readonly docId: string; readonly seq: number }>();
  /** How often bytes written last and never acknowledged came back with a hole before them. */
  gaps = 0;
  /** How often an opening named something missing although nothing promised was. */
  falseAlarms = 0;
  private unsaved: Unsaved[] = [];
  private epoch = 0;
  private nextId = 1;
  private nowMs = Date.UTC(2026, 10, 22);
  private log: FileLog | null = null;
  private isDead = false;
  private death: Promise<void> = new Promise(() => undefined);

  constructor(readonly disk: SimulatedDisk, private readonly random: SeededRandom) {}

  get isOpen(): boolean { return this.log !== null; }
  get madeChanges(): number { return this.nextId - 1; }

  /** The program will die after so many more calls to the disk; a step under way then ends with "died". */
  dieAfter(calls: number): void {
    this.death = this.disk.killAfter(calls).then(() => { this.isDead = true; });
  }

  /** The program has died, or dies now. `isWindowGone`: what it had not saved went with it. */
  restart(how: "kill" | "power", isWindowGone: boolean): void {
    if (how === "power") this.disk.cutPower();
    else this.disk.killProcess();
    this.death = new Promise(() => undefined);
    this.isDead = false;
    this.log = null;
    if (isWindowGone) this.epoch += 1;
  }

  async open(isFaultless: boolean): Promise<"done" | "refused" | "died"> {
    const log = this.log ?? createFileLog({ fs: this.disk.fs, forestDir: FOREST_DIR, nowMs: () => (this.nowMs += 7) });
    const outcome = await this.outlive(log.open());
    if (outcome.kind === "died") return "died";
    if (outcome.kind === "refused") {
      if (isFaultless) throw new Error(`opening was refused without a fault: ${String(outcome.cause)}`, { cause: outcome.cause });
      this.log = null;
      return "refused";
    }
    this.log = log;
    const beside = await this.outlive(readBeside(this.disk));
    if (beside.kind === "died") return "died";
    if (beside.kind === "refused" && isFaultless) throw new Error(`reading what is kept aside was refused without a fault: ${String(beside.cause)}`, { cause: beside.cause });
    this.checkOpened({ ...outcome.value, updates: [...outcome.value.updates, ...(beside.kind === "done" ? beside.value.updates : [])] }, isFaultless);
    return "done";
  }

  /** Opens after damage no history can foresee: the caller judges what came back. */
  async openDamaged(): Promise<OpenedLog> {
    this.log = createFileLog({ fs: this.disk.fs, forestDir: FOREST_DIR, nowMs: () => (this.nowMs += 7) });
    return this.log.open();
  }

  async close(): Promise<"done" | "refused" | "died"> {
    const { log } = this;
    this.log = null;
    if (log === null) return "done";
    const outcome = await this.outlive(log.close());
    return outcome.kind;
  }

  /** Makes `count` changes and sends everything that is not saved yet, as several appends at once. */
  async edit(count: number, isFaultless: boolean): Promise<"done" | "refused" | "died"> {
    for (let made = 0; made < count; made += 1) {
      this.unsaved.push({ id: this.nextId, docId: this.random.pick(DOC_IDS) ?? "forest", epoch: this.epoch });
      this.nextId += 1;
    }
    this.disk.note({ made: this.unsaved.slice(-count).map(({ id, docId }) => ({ id, docId })) });
    const { log } = this;
    const firstSeq = log?.nextSeq() ?? null;
    if (log === null || firstSeq === null) return "done";
    let seq = firstSeq;
    const answers: Promise<"done" | "refused">[] = [];
    const queue = this.unsaved.filter(({ epoch }) => epoch === this.epoch);
    while (queue.length > 0) {
      const parts = this.parts(queue.splice(0, 1 + this.random.below(6)));
      answers.push(this.append(log, seq, parts));
      seq += parts.length;
    }
    const outcome = await this.outlive(Promise.all(answers));
    if (outcome.kind !== "done") return outcome.kind;
    const isRefused = outcome.value.includes("refused");
    if (isRefused && isFaultless) throw new Error("an append was refused without a fault");
    if (outcome.value.lastIndexOf("done") > outcome.value.indexOf("refused") && isRefused) throw new Error("an append was accepted after one before it was refused");
    return isRefused ? "refused" : "done";
  }

  /** Compacts; `workerDiesAfter` lets only the worker die, after so many calls. Work goes on meanwhile with `during`. */
  async compact(options: { readonly isFaultless: boolean; readonly workerDiesAfter: number | null; readonly during?: () => Promise<unknown> }): Promise<"done" | "refused" | "died"> {
    const { log } = this;
    if (log === null) return "done";
    const running = this.outlive(log.compact(async (job) => {
      const worker = options.workerDiesAfter === null ? { fs: this.disk.fs, dead: new Promise<never>(() => undefined) } : mortal(this.disk.fs, options.workerDiesAfter);
      return Promise.race([compactForest({ fs: worker.fs, fold: foldChanges, isAside, ...job }), worker.dead]);
    }));
    const [outcome] = await Promise.all([running, options.during?.()]);
    if (outcome.kind === "refused" && options.isFaultless && options.workerDiesAfter === null) throw new Error(`compaction was refused without a fault: ${String(outcome.cause)}`, { cause: outcome.cause });
    // The program may have died in what went on meanwhile.
    return this.isDead ? "died" : outcome.kind;
  }

  /** Reads the folder like a backup does, while others may write. */
  async readLikeABackup(isFaultless: boolean): Promise<"done" | "refused" | "died"> {
    const before = [...this.promised.keys()];
    const outcome = await this.outlive(Promise.all([readStateUpdates(this.disk.fs, FOREST_DIR), readForestOnDisk(this.disk.fs, FOREST_DIR), readBeside(this.disk)]));
    if (outcome.kind === "done" && isFaultless) {
      const [state, all, beside] = outcome.value;
      this.checkHolds(before, changesIn(state.updates), "the state read for a backup");
      this.checkHolds(before, changesIn(all.records), "the history read from disk");
      this.checkHolds(before.filter((id) => isAside(this.promised.get(id)?.docId ?? "")), changesIn(beside.updates), "what is read of documents kept aside");
    }
    if (outcome.kind === "refused" && isFaultless) throw new Error(`reading was refused without a fault: ${String(outcome.cause)}`, { cause: outcome.cause });
    return outcome.kind;
  }

  /** The changes that were promised at these numbers of the log. */
  promisedAt(seq: number): number[] { return [...this.promised].filter(([, place]) => place.seq === seq).map(([id]) => id); }

  private parts(changes: readonly Unsaved[]): { readonly update: LoggedUpdate; readonly changes: readonly Unsaved[] }[] {
    const parts: Unsaved[][] = [];
    for (const change of changes) {
      const last = parts[parts.length - 1];
      if (last !== undefined && last[0]?.docId === change.docId && this.random.chance(0.3)) last.push(change);
      else parts.push([change]);
    }
    return parts.map((part) => ({ update: updateOf(part, this.random.chance(0.2) ? 1 + this.random.below(400) : 1), changes: part }));
  }

  private async append(log: FileLog, seq: number, parts: ReturnType<LogHistory["parts"]>): Promise<"done" | "refused"> {
    const { fs } = this.disk;
    try {
      const { durableThroughSeq } = await log.append(seq, parts.map(({ update }) => update));
      if (durableThroughSeq !== seq + parts.length - 1) throw new Error(`acknowledged through ${durableThroughSeq} instead of ${seq + parts.length - 1}`);
    } catch (cause) {
      if (!(cause instanceof StorageError)) throw cause;
      return "refused";
    }
    // An answer that comes after the program's death reached nobody.
    if (fs === this.disk.fs) parts.forEach(({ changes }, index) => this.promise(changes, seq + index));
    return "done";
  }

  private promise(changes: readonly Change[], seq: number): void {
    const ids = new Set(changes.map(({ id }) => id));
    for (const { id, docId } of changes) this.promised.set(id, { docId, seq });
    this.unsaved = this.unsaved.filter(({ id }) => !ids.has(id));
    this.disk.note({ promised: changes.map(({ id }) => id) });
  }

  private checkOpened(opened: OpenedLog, isFaultless: boolean): void {
    const found = changesIn(opened.updates);
    for (const id of found.keys()) if (id >= this.nextId) throw new Error(`change ${id} was never made`);
    if (!isFaultless) return;
    this.checkHolds([...this.promised.keys()], found, "the opened log");
    if (opened.missing.length > 0) this.falseAlarms += 1;
    const isBroken = new Set<string>();
    for (const change of [...this.unsaved]) {
      const stretch = `${change.epoch} ${change.docId}`;
      if (!found.has(change.id)) isBroken.add(stretch);
      else {
        if (isBroken.has(stretch)) this.gaps += 1;
        // What an opening gave back is on the screen with the light on "saved". A medium that once pretended is the exception: what was never acknowledged may be a
        // mirage of the cache.
        if (!this.disk.hasForgotten) this.promise([change], opened.nextSeq - 1);
      }
    }
    this.unsaved = this.unsaved.filter(({ epoch }) => epoch === this.epoch);
  }

  private checkHolds(ids: readonly number[], found: ReadonlyMap<number, string>, where: string): void {
    const lost = ids.filter((id) => found.get(id) !== this.promised.get(id)?.docId);
    if (lost.length > 0) throw new Error(`${where} lacks ${lost.length} promised changes of ${this.promised.size}: ${lost.slice(0, 8).map((id) => `${id} (seq ${this.promised.get(id)?.seq})`).join(", ")}`);
  }

  /** Waits for an answer or for the program's death, whichever comes. Anything refused must be a failure of storage. */
  private async outlive<T>(work: Promise<T>): Promise<{ readonly kind: "done"; readonly value: T } | { readonly kind: "refused"; readonly cause: unknown } | { readonly kind: "died" }> {
    const answered = work.then(
      (value) => ({ kind: "done" as const, value }),
      (cause: unknown) => {
        if (cause instanceof StorageError || (cause instanceof Error && "syscall" in cause)) return { kind: "refused" as const, cause };
        throw cause;
      },
    );
    return Promise.race([answered, this.death.then(() => ({ kind: "died" as const }))]);
  }
}

/** A file system whose user dies after so many calls while others go on. */
function mortal(fs: FileSystem, calls: number): { readonly fs: FileSystem; readonly dead: Promise<never> } {
  let left = calls;
  let die: () => void = () => undefined;
  const dead = new Promise<never>((_, reject) => { die = () => reject(new StorageError("unexpected", "the worker died")); });
  dead.catch(() => undefined);
  const counted = <A extends unknown[], T>(call: (...args: A) => Promise<T>) => (...args: A): Promise<T> => {
    left -= 1;
    if (left >= 0) return call(...args);
    die();
    return new Promise<never>(() => undefined);
  };
  return {
    dead,
    fs: {
      folderExists: counted(fs.folderExists), list: counted(fs.list), read: counted(fs.read), sizeBytes: counted(fs.sizeBytes), makeFolder: counted(fs.makeFolder),
      syncFolder: counted(fs.syncFolder), openFile: counted(fs.openFile), rename: counted(fs.rename), remove: counted(fs.remove), wait: fs.wait,
      createFile: counted(async (path: string) => {
        const file = await fs.createFile(path);
        return { write: counted(file.write), sync: counted(file.sync), truncate: counted(file.truncate), close: file.close };
      }),
    },
  };
}
