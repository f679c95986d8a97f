import { describe, expect, it } from "vitest";
import { createFileLog } from "#electron/durableLog/fileLog.ts";
import { changesIn, type Change } from "#tests/support/changeBytes.ts";
import { FOREST_DIR, LogHistory, makeForestFolder, readBeside } from "#tests/support/logHistory.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { SimulatedDisk } from "#tests/support/simulatedDisk.ts";
import { SimulatedMedium, type DiskOp } from "#tests/support/simulatedMedium.ts";

const TRACES = 4;
const CUTS_PER_PREFIX = 3;

/** A day of work without faults, as the disk saw it: edits, compactions with edits meanwhile, closing and opening, a kill. */
async function recordTrace(seed: number): Promise<readonly DiskOp[]> {
  const random = seededRandom(seed);
  const disk = new SimulatedDisk({ random, isRecording: true });
  await makeForestFolder(disk);
  const history = new LogHistory(disk, random);
  await history.open(true);
  for (let step = 0; step < 14; step += 1) {
    await history.edit(1 + random.below(6), true);
    if (step % 5 === 3) await history.compact({ isFaultless: true, workerDiesAfter: null, during: () => history.edit(2, true) });
    if (step % 6 === 4) {
      if (random.chance(0.5)) await history.close();
      else history.restart("kill", false);
      await history.open(true);
    }
  }
  await history.close();
  return disk.trace;
}

/** What the trace has promised, and made, so far. */
interface SoFar { readonly promised: Set<number>; readonly made: Map<number, string> }

const isMade = (note: unknown): note is { readonly made: readonly Change[] } => typeof note === "object" && note !== null && "made" in note;
const isPromise = (note: unknown): note is { readonly promised: readonly number[] } => typeof note === "object" && note !== null && "promised" in note;

function take({ promised, made }: SoFar, note: unknown): void {
  if (isPromise(note)) for (const id of note.promised) promised.add(id);
  if (isMade(note)) for (const { id, docId } of note.made) made.set(id, docId);
}

/** Opens what the power cut left, works on, loses the power once more; answers with what was broken. */
async function problemAfterCut(medium: SimulatedMedium, { promised, made }: SoFar, seed: number): Promise<string | null> {
  const random = seededRandom(seed);
  const disk = new SimulatedDisk({ random, medium: medium.afterPowerCut(random) });
  const expected = new Set(promised);
  for (let round = 0; round < 2; round += 1) {
    const log = createFileLog({ fs: disk.fs, forestDir: FOREST_DIR, nowMs: () => 0 });
    const opened = await log.open();
    const found = changesIn([...opened.updates, ...(await readBeside(disk)).updates]);
    const lost = [...expected].filter((id) => !found.has(id));
    if (lost.length > 0) return `round ${round}: ${lost.length} of ${expected.size} promised changes are lost (${lost.slice(0, 5).join(", ")})`;
    if (round > 0) return null;
    const documents = [...new Set(made.values())];
    const isPrefix = documents.every((docId) => {
      const unanswered = [...made].filter(([id, itsDoc]) => itsDoc === docId && !promised.has(id)).map(([id]) => found.has(id));
      return unanswered.lastIndexOf(true) < unanswered.indexOf(false) || !unanswered.includes(false);
    });
    if (!isPrefix && opened.missing.length === 0 && opened.damage.length === 0) return "a hole in what was not acknowledged is not named";
    const again = 1_000_000 + seed;
    await log.append(opened.nextSeq, [{ docId: "forest", bytes: new Uint8Array(Uint32Array.of(again).buffer) }]);
    expected.add(again);
    disk.cutPower();
  }
  return null;
}

describe("the durable log when the power goes", () => {
  it("opens and lacks nothing acknowledged, after every prefix of what was done to the disk and any subset of what was not flushed", async () => {
    const problems: string[] = [];
    let cuts = 0;
    for (let traceSeed = 1; traceSeed <= TRACES; traceSeed += 1) {
      const trace = await recordTrace(traceSeed);
      const medium = new SimulatedMedium();
      const soFar: SoFar = { promised: new Set(), made: new Map() };
      const firstOp = trace.findIndex((op) => op.kind === "syncFolder" && op.path === FOREST_DIR);
      for (const [index, op] of trace.entries()) {
        medium.apply(op);
        if (op.kind === "note") take(soFar, op.note);
        if (index < firstOp || op.kind === "note") continue;
        for (let cut = 0; cut < CUTS_PER_PREFIX; cut += 1) {
          cuts += 1;
          const seed = traceSeed * 1_000_000 + index * 100 + cut;
          const problem = await problemAfterCut(medium, soFar, seed).catch((cause: unknown) => `threw ${String(cause)}`);
          if (problem !== null) problems.push(`trace ${traceSeed}, op ${index} (${op.kind}), seed ${seed}: ${problem}`);
        }
      }
    }
    expect(problems.slice(0, 20)).toEqual([]);
    expect(cuts).toBeGreaterThanOrEqual(1_000);
  });

  it("is a disk that loses what was not flushed, and only that", async () => {
    const kept = { name: 0, content: 0, torn: 0 };
    for (let seed = 1; seed <= 300; seed += 1) {
      const disk = new SimulatedDisk({ random: seededRandom(seed) });
      await makeForestFolder(disk);
      const flushed = await disk.fs.createFile(`${FOREST_DIR}/flushed`);
      await flushed.write(new Uint8Array(600).fill(1), 0);
      await flushed.sync();
      const loose = await disk.fs.createFile(`${FOREST_DIR}/loose`);
      await disk.fs.syncFolder(FOREST_DIR);
      await flushed.write(new Uint8Array(600).fill(2), 600);
      await loose.write(new Uint8Array(2_000).fill(3), 0);
      await disk.fs.createFile(`${FOREST_DIR}/unnamed`);
      disk.cutPower();
      const content = await disk.fs.read(`${FOREST_DIR}/flushed`);
      expect(content.subarray(0, 600), `seed ${seed}`).toEqual(new Uint8Array(600).fill(1));
      const names = await disk.fs.list(FOREST_DIR);
      expect(names, `seed ${seed}`).toEqual(expect.arrayContaining(["flushed", "loose"]));
      if (names.includes("unnamed")) kept.name += 1;
      const written = (await disk.fs.read(`${FOREST_DIR}/loose`)).filter((byte) => byte === 3).length;
      if (written === 2_000) kept.content += 1;
      else if (written > 0) kept.torn += 1;
    }
    for (const count of Object.values(kept)) {
      expect(count).toBeGreaterThan(30);
      expect(count).toBeLessThan(270);
    }
  });
});
