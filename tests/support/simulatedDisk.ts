import type { FileSystem, OpenFile } from "#electron/disk/fileSystem.ts";
import { DiskFaults, type DiskFault, type DiskStep } from "./diskFaults.ts";
import type { SeededRandom } from "./seededRandom.ts";
import { flipped, folderOf, SimulatedMedium, someSectors, type DiskOp } from "./simulatedMedium.ts";

export interface SimulatedDiskOptions {
  readonly random: SeededRandom;
  /** Windows: a file that somebody has open is neither renamed, replaced nor removed. */
  readonly isWindows?: boolean;
  /** Windows: the chance that a scanner opens a file whose content or name just changed … */
  readonly scannerRatio?: number;
  /** … and how many attempts it then refuses at most. */
  readonly scannerAttempts?: number;
  /** Everything that was done to the disk is kept in `trace`. */
  readonly isRecording?: boolean;
  readonly medium?: SimulatedMedium;
}

const PASSING_ERRNOS = ["EBUSY", "EPERM", "EACCES"] as const;

/** Like Node's: an Error with a code. */
export const systemError = (errno: string, step: string, path: string): Error => Object.assign(new Error(`${errno}: simulated, ${step} '${path}'`), { code: errno, syscall: step, path });

/** Windows paths of `node:path` become the ones the disk knows. */
const plain = (path: string): string => path.replaceAll("\\", "/").replace(/^[A-Za-z]:/, "").replace(/(?<=.)\/$/, "");

/**
 * A disk in memory with a cache in front of its medium, which can lose its power, fail in every call, fill up, and behave like Windows.
 *
 * Programs use it through `fs`. `killProcess` and `cutPower` end the program: its calls, those under way included, never answer again, as if it did not exist any
 * more; the next program gets the new `fs`.
 */
export class SimulatedDisk {
  readonly faults = new DiskFaults();
  readonly trace: DiskOp[] = [];
  /** The room there is; Infinity for no limit. */
  quotaBytes = Number.POSITIVE_INFINITY;
  /** How long the program has waited. Nothing really waits. */
  waitedMs = 0;
  /** How many calls have been made. */
  calls = 0;
  /** Whether a refused flush has made the system take pages for clean that never reached the medium: nobody can see that afterwards. */
  hasForgotten = false;
  fs: FileSystem;
  private medium: SimulatedMedium;
  private program = 0;
  private openHandles = new Map<number, number>();
  private scanned = new Map<number, number>();
  private killAfterCalls = Number.POSITIVE_INFINITY;
  private onDeath: () => void = () => undefined;

  constructor(private readonly options: SimulatedDiskOptions) {
    this.medium = options.medium ?? new SimulatedMedium();
    this.fs = this.startProgram();
  }

  /** kill -9: what programs have written stays, flushed or not. */
  killProcess(): void {
    this.fs = this.startProgram();
  }

  /** The power goes: see `SimulatedMedium.afterPowerCut`. */
  cutPower(random: SeededRandom = this.options.random): void {
    this.medium = this.medium.afterPowerCut(random);
    this.fs = this.startProgram();
  }

  /** The program dies by itself after so many more calls, between two of them or in the middle of a write. Resolves when it does. */
  killAfter(calls: number): Promise<void> {
    this.killAfterCalls = this.calls + calls;
    return new Promise((resolve) => { this.onDeath = resolve; });
  }

  stayAlive(): void { this.killAfterCalls = Number.POSITIVE_INFINITY; }

  /** For tests that record: marks a place in the trace. */
  note(note: unknown): void { this.record({ kind: "note", note }); }

  filePaths(): string[] { return this.medium.filePaths(); }

  contentOf(path: string): Uint8Array {
    const entry = this.medium.entry(plain(path));
    if (entry === undefined || entry === "folder") throw systemError("ENOENT", "read", path);
    return this.medium.content(entry);
  }

  flipBit(path: string, bit: number): void { this.medium.flipBit(plain(path), bit); }
  usedBytes(): number { return this.medium.usedBytes(); }

  private startProgram(): FileSystem {
    this.program += 1;
    this.openHandles = new Map();
    this.scanned = new Map();
    this.killAfterCalls = Number.POSITIVE_INFINITY;
    const mine = this.program;
    /** Every call goes through here: it may find its program dead, or die in it, or be told to fail. */
    const call = async <T>(step: DiskStep, path: string, run: (fault: DiskFault | null) => T): Promise<T> => {
      await Promise.resolve();
      if (mine !== this.program) return new Promise<never>(() => undefined);
      this.calls += 1;
      if (this.calls > this.killAfterCalls) return this.die(step, run);
      const fault = this.faults.strike(step, path);
      if (fault?.effect === "refuse") throw systemError(fault.errno, step, path);
      const answer = run(fault);
      if (fault?.effect === "done") throw systemError(fault.errno, step, path);
      return answer;
    };
    return this.fileSystem(call);
  }

  private die<T>(step: DiskStep, run: (fault: DiskFault | null) => T): Promise<never> {
    this.killAfterCalls = Number.POSITIVE_INFINITY;
    this.program += 1;
    const { random } = this.options;
    // A write under way may have reached the cache in part.
    if (step === "write" && random.chance(0.7)) {
      try {
        run({ step, errno: "EINTR", effect: random.chance(0.5) ? "short" : "torn", after: 0, times: 1 });
      } catch (cause) {
        if (!(cause instanceof Error) || !cause.message.startsWith("EINTR") && !cause.message.startsWith("ENOSPC")) throw cause;
      }
    } else if (step !== "write" && random.chance(0.3)) attempt(run);
    this.onDeath();
    return new Promise<never>(() => undefined);
  }

  private record(op: DiskOp): void {
    if (this.options.isRecording === true) this.trace.push(op);
    this.medium.apply(op);
  }

  private fileSystem(call: Call): FileSystem {
    return {
      folderExists: (folder) => call("folderExists", folder, () => this.medium.entry(plain(folder)) === "folder"),
      list: (folder) => call("list", folder, () => {
        if (this.medium.entry(plain(folder)) !== "folder") throw systemError("ENOENT", "list", folder);
        return this.medium.list(plain(folder));
      }),
      read: (path) => call("read", path, () => this.medium.content(this.fileAt(path, "read")).slice()),
      sizeBytes: (path) => call("sizeBytes", path, () => this.medium.content(this.fileAt(path, "sizeBytes")).length),
      makeFolder: (folder) => call("makeFolder", folder, () => this.makeFolder(plain(folder))),
      syncFolder: (folder) => call("syncFolder", folder, () => {
        if (this.medium.entry(plain(folder)) !== "folder") throw systemError("ENOENT", "syncFolder", folder);
        this.record({ kind: "syncFolder", path: plain(folder) });
      }),
      openFile: (path) => call("openFile", path, () => this.handle(call, this.fileAt(path, "openFile"), path)),
      createFile: (path) => call("createFile", path, () => this.createFile(call, path)),
      rename: (from, to) => call("rename", from, () => this.rename(plain(from), plain(to))),
      remove: (path) => call("remove", path, () => this.remove(plain(path))),
      wait: async (durationMs) => { this.waitedMs += durationMs; },
    };
  }

  private fileAt(path: string, step: string): number {
    const entry = this.medium.entry(plain(path));
    if (entry === undefined) throw systemError("ENOENT", step, path);
    if (entry === "folder") throw systemError("EISDIR", step, path);
    return entry;
  }

  private makeFolder(path: string): void {
    const entry = this.medium.entry(path);
    if (entry === "folder") return;
    if (entry !== undefined) throw systemError("EEXIST", "makeFolder", path);
    this.needRoom("makeFolder", path);
    this.makeFolder(folderOf(path));
    this.record({ kind: "makeFolder", path });
  }

  private needRoom(step: string, path: string): void {
    if (this.medium.usedBytes() >= this.quotaBytes) throw systemError("ENOSPC", step, path);
  }

  private createFile(call: Call, path: string): OpenFile {
    const name = plain(path);
    if (this.medium.entry(name) !== undefined) throw systemError("EEXIST", "createFile", path);
    if (this.medium.entry(folderOf(name)) !== "folder") throw systemError("ENOENT", "createFile", path);
    this.needRoom("createFile", path);
    const file = this.medium.freeNumber();
    this.record({ kind: "create", path: name, file });
    return this.handle(call, file, path);
  }

  private rename(from: string, to: string): void {
    const file = this.fileAt(from, "rename");
    if (this.medium.entry(folderOf(to)) !== "folder") throw systemError("ENOENT", "rename", to);
    const replaced = this.medium.entry(to);
    if (replaced === "folder") throw systemError("EISDIR", "rename", to);
    if (from === to) return;
    this.refuseWhileHeld(file, "rename", from);
    if (replaced !== undefined) this.refuseWhileHeld(replaced, "rename", to);
    this.record({ kind: "rename", from, to });
    this.mayScan(file);
  }

  private remove(path: string): void {
    const entry = this.medium.entry(path);
    if (entry === undefined) return;
    if (entry === "folder") throw systemError("ERR_FS_EISDIR", "remove", path);
    this.refuseWhileHeld(entry, "remove", path);
    this.record({ kind: "remove", path });
  }

  private refuseWhileHeld(file: number, step: string, path: string): void {
    if (this.options.isWindows !== true) return;
    const attemptsLeft = this.scanned.get(file) ?? 0;
    if (attemptsLeft > 0) this.scanned.set(file, attemptsLeft - 1);
    if (attemptsLeft > 0 || (this.openHandles.get(file) ?? 0) > 0) throw systemError(this.options.random.pick(PASSING_ERRNOS) ?? "EBUSY", step, path);
  }

  private mayScan(file: number): void {
    const { isWindows, scannerRatio = 0, scannerAttempts = 3, random } = this.options;
    if (isWindows === true && random.chance(scannerRatio)) this.scanned.set(file, 1 + random.below(scannerAttempts));
  }

  private handle(call: Call, file: number, path: string): OpenFile {
    let isClosed = false;
    this.openHandles.set(file, (this.openHandles.get(file) ?? 0) + 1);
    const needOpen = (step: string): void => {
      if (isClosed) throw systemError("EBADF", step, path);
    };
    const letGo = (): void => {
      needOpen("close");
      isClosed = true;
      this.openHandles.set(file, (this.openHandles.get(file) ?? 1) - 1);
      this.mayScan(file);
    };
    return {
      write: (bytes, positionBytes) => call("write", path, (fault) => {
        needOpen("write");
        this.write({ file, positionBytes, bytes: bytes.slice() }, fault, path);
      }),
      sync: () => call("sync", path, (fault) => {
        needOpen("sync");
        this.record({ kind: fault?.effect === "forget" ? "forget" : "sync", file });
        if (fault?.effect !== "forget") return;
        this.hasForgotten = true;
        throw systemError(fault.errno, "sync", path);
      }),
      truncate: (lengthBytes) => call("truncate", path, () => {
        needOpen("truncate");
        this.record({ kind: "truncate", file, lengthBytes });
      }),
      // A handle is gone even when closing it is refused, as in Linux.
      close: () => call("close", path, letGo).catch((cause: unknown) => {
        if (!isClosed) letGo();
        throw cause;
      }),
    };
  }

  private write(write: { readonly file: number; readonly positionBytes: number; readonly bytes: Uint8Array }, fault: DiskFault | null, path: string): void {
    const { file, positionBytes, bytes } = write;
    const { random } = this.options;
    const put = (part: Uint8Array, at = positionBytes): void => this.record({ kind: "write", file, positionBytes: at, bytes: part });
    const grownBytes = Math.max(0, positionBytes + bytes.length - this.medium.content(file).length);
    const roomBytes = this.quotaBytes - this.medium.usedBytes();
    if (grownBytes > roomBytes) {
      put(bytes.subarray(0, Math.max(0, bytes.length - (grownBytes - Math.max(0, roomBytes)))));
      throw systemError("ENOSPC", "write", path);
    }
    switch (fault?.effect) {
      case "short": put(bytes.subarray(0, random.below(bytes.length + 1))); throw systemError(fault.errno, "write", path);
      case "torn": {
        const before = this.medium.content(file);
        const after = someSectors(before, write, () => random.chance(0.5));
        if (after.length > positionBytes) put(after.subarray(positionBytes));
        throw systemError(fault.errno, "write", path);
      }
      case "flip": return put(flipped(bytes, random.below(bytes.length * 8)));
      case "forget": case "refuse": case "done": case undefined: return put(bytes);
    }
  }
}

type Call = <T>(step: DiskStep, path: string, run: (fault: DiskFault | null) => T) => Promise<T>;

/** The last thing a dying program asked for may still happen; nobody is told when it does not. */
function attempt(run: (fault: DiskFault | null) => unknown): void {
  try {
    run(null);
  } catch (cause) {
    if (!(cause instanceof Error) || !("code" in cause)) throw cause;
  }
}
