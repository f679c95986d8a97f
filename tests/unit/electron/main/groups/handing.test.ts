import { beforeEach, describe, expect, it } from "vitest";
import { PeersAway } from "#electron/main/groups/createPeersProcess.ts";
import { Handing, type HandedPiece } from "#electron/main/groups/handing.ts";
import { isSharedDocId } from "#shared/kernel/index.ts";
import { manualTimers, type ManualTimers } from "#tests/support/manualTimers.ts";

interface Entry { readonly docId: string; readonly bytes: Uint8Array; readonly by?: string | undefined }
/** The log: place = number. */
let log: Entry[];
let handed: { readonly throughSeq: number; readonly work: number[] }[];
let reads: number;
let pieceSize: number;
let failure: Error | null;
/** While held, calls wait. */
let gate: Promise<void>;
let timers: ManualTimers;
let warnings: string[];
beforeEach(() => {
  [log, handed, reads, pieceSize, failure, gate, warnings] = [[], [], 0, 1_000, null, Promise.resolve(), []];
  timers = manualTimers();
});

const own = (number: number): Entry => ({ docId: "forest", bytes: Uint8Array.of(number), by: "pr_me" });
const isOurs = ({ docId, by }: Entry): boolean => docId === "forest" && (by === undefined || by === "pr_me");
const make = (handedThroughSeq = -1): Handing => new Handing({
  handedThroughSeq, authors: () => ["pr_me"], takes: isSharedDocId,
  hand: async ({ throughSeq, updates }: HandedPiece) => {
    await gate;
    if (failure !== null) throw failure;
    handed.push({ throughSeq, work: updates.map(({ bytes }) => bytes[0] ?? -1) });
  },
  read: async (afterSeq) => {
    reads += 1;
    const later = log.slice(afterSeq + 1, afterSeq + 1 + pieceSize);
    return { updates: later.filter(isOurs), throughSeq: afterSeq + later.length, isEnd: afterSeq + later.length >= log.length - 1 };
  },
  after: timers.after,
  warn: (message) => { warnings.push(message); },
});
const write = (handing: Handing, ...entries: Entry[]): void => {
  log.push(...entries);
  handing.wrote({ firstSeq: log.length - entries.length, updates: entries });
};
const work = (): number[] => handed.flatMap((piece) => piece.work);

describe("handing over what is durable", () => {
  it("begins with what was written while nobody listened, piece by piece", async () => {
    log = [own(0), own(1), own(2), own(3), own(4)];
    pieceSize = 2;
    await make(0).settled();
    expect(handed).toEqual([{ throughSeq: 2, work: [1, 2] }, { throughSeq: 4, work: [3, 4] }]);
  });

  it("goes on from memory, in order, one call at a time and all that waits in one", async () => {
    const handing = make();
    await handing.settled();
    let release = (): void => undefined;
    gate = new Promise((resolve) => { release = resolve; });
    for (const number of [0, 1, 2, 3]) {
      write(handing, own(number));
      await Promise.resolve();
      await Promise.resolve();
    }
    release();
    await handing.settled();
    expect([work(), handed.length, reads]).toEqual([[0, 1, 2, 3], 2, 1]);
  });

  it("leaves out what others wrote and what stays here, but counts it as done", async () => {
    const handing = make();
    await handing.settled();
    write(handing, { docId: "personal", bytes: Uint8Array.of(9), by: "pr_me" }, { docId: "forest", bytes: Uint8Array.of(8), by: "pr_other" }, { docId: "my:discussion", bytes: Uint8Array.of(7) });
    await handing.settled();
    expect(handed).toEqual([]);
    write(handing, { docId: "forest", bytes: Uint8Array.of(1) });
    // This person's, too, but done on another device: from there it has gone out.
    write(handing, { docId: "forest", bytes: Uint8Array.of(8), by: "pr_me+" });
    await handing.settled();
    expect(handed).toEqual([{ throughSeq: 4, work: [1] }]);
    await handing.stop();
    expect([handed.length, reads]).toEqual([1, 1]);
  });

  it("says at the end how far it got when only others' work followed", async () => {
    const handing = make();
    await handing.settled();
    write(handing, { docId: "forest", bytes: Uint8Array.of(8), by: "pr_other" });
    await handing.settled();
    await handing.stop();
    expect(handed).toEqual([{ throughSeq: 0, work: [] }]);
  });

  it("looks into the log for what was too much for memory", async () => {
    const handing = make();
    await handing.settled();
    const large = (number: number): Entry => ({ docId: "forest", by: "pr_me", bytes: Uint8Array.from({ length: 3 * 1024 * 1024 }, () => number) });
    let release = (): void => undefined;
    gate = new Promise((resolve) => { release = resolve; });
    for (const number of [0, 1, 2, 3]) {
      write(handing, large(number));
      await Promise.resolve();
    }
    release();
    await handing.settled();
    expect(work()).toEqual([0, 1, 2, 3]);
    expect(reads).toBeGreaterThan(1);
  });

  it("loses nothing that is written while it looks into the log", async () => {
    for (let turns = 0; turns < 12; turns += 1) {
      [log, handed] = [[own(0), own(1)], []];
      const handing = make();
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      write(handing, own(2));
      write(handing, own(3));
      await handing.settled();
      expect([...new Set(work())]).toEqual([0, 1, 2, 3]);
    }
  });

  it("tries again what was refused, from the log", async () => {
    const handing = make();
    await handing.settled();
    failure = new Error("the disk is full");
    write(handing, own(0));
    await handing.settled();
    write(handing, own(1));
    expect([handed, warnings]).toEqual([[], [expect.stringContaining("the disk is full")]]);
    failure = null;
    timers.advance(5_000);
    await handing.settled();
    expect(work()).toEqual([0, 1]);
  });

  it("is over when the process is away: another one takes it from there", async () => {
    const handing = make();
    await handing.settled();
    failure = new PeersAway("gone");
    write(handing, own(0));
    await handing.settled();
    failure = null;
    write(handing, own(1));
    await handing.settled();
    expect([handed, timers.delays(), warnings]).toEqual([[], [], []]);
    await make(-1).settled();
    expect(work()).toEqual([0, 1]);
  });

  it("hands over under numbers that a log without its end gives out once more", async () => {
    log = [own(0), own(1)];
    const handing = make(5);
    await handing.settled();
    handing.opened(2);
    write(handing, own(7));
    await handing.settled();
    expect(handed).toEqual([{ throughSeq: 2, work: [7] }]);
  });

  it("looks again when the opened log has more than was known", async () => {
    const handing = make();
    await handing.settled();
    log.push(own(0));
    handing.opened(1);
    await handing.settled();
    expect(work()).toEqual([0]);
    handing.opened(1);
    await handing.settled();
    expect(reads).toBe(2);
  });

  it("does not turn in circles over numbers that hold nothing", async () => {
    const handing = make();
    // Storage's own records are not among what is read.
    handing.opened(4);
    await handing.settled();
    expect(reads).toBe(1);
  });
});
