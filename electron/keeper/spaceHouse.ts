import { mkdir, readdir, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { fromText, toText, type SyncCrypto } from "#shared/sync/index.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { createSpace, type Space } from "./createSpace.ts";
import type { KeeperLimits } from "./keeperLimits.ts";
import { openSpaceLogs } from "./spaceLogs.ts";

const LET_GO_AFTER_MS = 30_000;
const SPACE_FOLDER = /^[0-9a-f]{64}$/;

export interface SpaceHouse {
  /** Opened when somebody first comes in; the caller counts until `leave`. Rejects when the disk refuses. */
  enter(spaceKey: string): Promise<Space>;
  leave(spaceKey: string): void;
  onFull(listener: (spaceKey: string, isFull: boolean) => void): void;
  storedBytes(): number;
  spaceCount(): number;
  /** Removes spaces nobody came into for so long; says how many. */
  removeUnused(): Promise<number>;
  close(): Promise<void>;
}

interface HouseParts {
  readonly dir: string;
  readonly crypto: SyncCrypto;
  readonly limits: KeeperLimits;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly report: (message: string) => void;
}

interface OpenSpace { readonly opening: Promise<Space>; guests: number; letGo: (() => void) | null }

/** All spaces of a keeper: a folder each, of which only those somebody is in are open. Rejects when the disk refuses. */
export async function openSpaceHouse(parts: HouseParts): Promise<SpaceHouse> {
  await mkdir(parts.dir, { recursive: true });
  const house = new House(parts);
  await house.measure();
  return house;
}

class House implements SpaceHouse {
  private readonly open = new Map<string, OpenSpace>();
  private readonly closing = new Map<string, Promise<void>>();
  /** Bytes on disk by space; those with none are not in it. */
  private readonly bytesBySpace = new Map<string, number>();
  private totalBytes = 0;
  private waitingBytes = 0;
  private tellFull: (spaceKey: string, isFull: boolean) => void = () => undefined;

  constructor(private readonly parts: HouseParts) {}

  async measure(): Promise<void> {
    for (const name of await readdir(this.parts.dir)) {
      if (!SPACE_FOLDER.test(name)) continue;
      const folder = join(this.parts.dir, name);
      let bytes = 0;
      for (const file of await readdir(folder)) bytes += (await stat(join(folder, file))).size;
      this.count(toText(Uint8Array.from(Buffer.from(name, "hex"))), bytes);
    }
  }

  onFull(listener: (spaceKey: string, isFull: boolean) => void): void {
    this.tellFull = listener;
  }

  storedBytes(): number {
    return this.totalBytes;
  }

  spaceCount(): number {
    return this.bytesBySpace.size;
  }

  enter(spaceKey: string): Promise<Space> {
    const known = this.open.get(spaceKey);
    if (known !== undefined) {
      known.letGo?.();
      known.letGo = null;
      known.guests += 1;
      return known.opening;
    }
    const opening = this.load(spaceKey);
    this.open.set(spaceKey, { opening, guests: 1, letGo: null });
    // SAFETY: who entered hears of the failure; here it only means that the next one tries again.
    opening.catch(() => { this.open.delete(spaceKey); });
    return opening;
  }

  leave(spaceKey: string): void {
    const space = this.open.get(spaceKey);
    if (space === undefined) return;
    space.guests -= 1;
    if (space.guests > 0) return;
    space.letGo = this.parts.after(LET_GO_AFTER_MS, () => { this.letGo(spaceKey, space); });
  }

  async removeUnused(): Promise<number> {
    let removed = 0;
    for (const [spaceKey, bytes] of [...this.bytesBySpace]) {
      if (this.open.has(spaceKey) || this.closing.has(spaceKey)) continue;
      const folder = this.folderOf(spaceKey);
      if (this.parts.now() - (await stat(folder)).mtimeMs < this.parts.limits.keepMs) continue;
      // Somebody may have come in while the folder was looked at.
      if (this.open.has(spaceKey)) continue;
      const removing = rm(folder, { recursive: true, force: true });
      this.closing.set(spaceKey, removing.finally(() => { this.closing.delete(spaceKey); }));
      await removing;
      this.bytesBySpace.delete(spaceKey);
      this.totalBytes -= bytes;
      removed += 1;
    }
    return removed;
  }

  async close(): Promise<void> {
    for (const space of this.open.values()) space.letGo?.();
    const spaces = await Promise.allSettled(Array.from(this.open.values(), ({ opening }) => opening));
    this.open.clear();
    for (const space of spaces) if (space.status === "fulfilled") await space.value.logs.close();
    await Promise.all(this.closing.values());
  }

  private async load(spaceKey: string): Promise<Space> {
    await this.closing.get(spaceKey);
    const { crypto, limits, now, after, report } = this.parts;
    const dir = this.folderOf(spaceKey);
    const logs = await openSpaceLogs({
      dir, crypto, report, maxLogs: limits.maxLogsInSpace,
      reserve: (bytes) => this.reserve(spaceKey, bytes),
      release: (bytes) => { this.count(spaceKey, -bytes); },
    });
    await this.touch(dir);
    return createSpace({
      logs, now, after, report, maxLogs: limits.maxLogsInSpace, maxWaitingBytesPerSession: limits.maxWaitingBytesPerSession,
      mayWait: (bytes) => {
        if (this.waitingBytes + bytes > limits.maxWaitingBytes) return false;
        this.waitingBytes += bytes;
        return true;
      },
      giveBack: (bytes) => { this.waitingBytes -= bytes; },
      onFull: (isFull) => { this.tellFull(spaceKey, isFull); },
    });
  }

  /** The folder's own time says when somebody was last in it. */
  private async touch(dir: string): Promise<void> {
    const now = new Date(this.parts.now());
    try {
      await utimes(dir, now, now);
    } catch (cause) {
      // Nothing is stored yet, and there is no folder.
      if (errnoOf(cause) !== "ENOENT") throw cause;
    }
  }

  private letGo(spaceKey: string, space: OpenSpace): void {
    if (space.guests > 0 || this.open.get(spaceKey) !== space) return;
    this.open.delete(spaceKey);
    const closing = space.opening
      .then(async ({ logs }) => {
        await logs.close();
        await this.touch(this.folderOf(spaceKey));
      })
      .catch((cause: unknown) => { this.parts.report(`a space could not be closed: ${errnoOf(cause) ?? "the disk refused"}`); })
      .finally(() => { this.closing.delete(spaceKey); });
    this.closing.set(spaceKey, closing);
  }

  private reserve(spaceKey: string, bytes: number): boolean {
    const { maxSpaceBytes, maxTotalBytes, maxSpaces } = this.parts.limits;
    const stored = this.bytesBySpace.get(spaceKey);
    if ((stored ?? 0) + bytes > maxSpaceBytes || this.totalBytes + bytes > maxTotalBytes) return false;
    if (stored === undefined && this.bytesBySpace.size >= maxSpaces) return false;
    this.count(spaceKey, bytes);
    return true;
  }

  private count(spaceKey: string, bytes: number): void {
    const stored = (this.bytesBySpace.get(spaceKey) ?? 0) + bytes;
    if (stored > 0) this.bytesBySpace.set(spaceKey, stored);
    else this.bytesBySpace.delete(spaceKey);
    this.totalBytes += bytes;
  }

  private folderOf(spaceKey: string): string {
    return join(this.parts.dir, Buffer.from(fromText(spaceKey) ?? []).toString("hex"));
  }
}
