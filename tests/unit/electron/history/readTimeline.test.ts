import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nodeFileSystem as fs, type FileSystem } from "#electron/disk/fileSystem.ts";
import { readQuickTimeline, readTimeline, refreshHistoryCache } from "#electron/history/index.ts";
import { addMilestone, addPoint, removeMilestone, renameMilestone, renamePoint, startForest } from "#shared/forest/index.ts";
import type { LogRecord } from "#shared/storage/index.ts";
import { forestFolder, recordHistory, writeHistory, type HistoryRecorder } from "#tests/support/historyFixture.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

interface Written { readonly forest: TestForest; readonly history: HistoryRecorder; readonly startMs: number }

/** Three days with a sitting each: a forest and two points; two more points; one rename. A checkpoint after the first day. */
function threeDays(): Written {
  const forest = testForest();
  const startMs = forest.clock.now();
  const history = recordHistory(forest);
  must(startForest(forest, { name: "三天" }));
  const first = must(addPoint(forest, { title: "倾听", parentId: null }));
  forest.clock.advance(MINUTE_MS);
  must(addPoint(forest, { title: "提问", parentId: first }));
  history.checkpoint();
  forest.clock.advance(DAY_MS);
  for (const title of ["共情", "反馈"]) must(addPoint(forest, { title, parentId: first }));
  forest.clock.advance(DAY_MS);
  must(renamePoint(forest, { id: first, title: "倾听与回应" }));
  return { forest, history, startMs };
}

async function written(name: string, history: Pick<HistoryRecorder, "records" | "checkpoints">): Promise<string> {
  const forestDir = await forestFolder(name);
  await writeHistory({ forestDir, ...history, segmentRecords: 2 });
  return forestDir;
}

const cachePath = (forestDir: string): string => join(forestDir, "history", "sessions.json.gz");

describe("readTimeline", () => {
  it("tells each sitting with its time, its author and what changed", async () => {
    const { history, startMs, forest } = threeDays();
    const timeline = await readTimeline({ fs, forestDir: await written("told", history) });
    expect(timeline.sessions.map(({ startedAtMs, endedAtMs, by, changes }) => ({ startedAtMs: startedAtMs - startMs, endedAtMs: endedAtMs - startMs, by, added: changes.pointsAdded.some.map(({ title }) => title), renamed: changes.pointsRenamed.some.map(({ before, after }) => [before, after]) }))).toEqual([
      { startedAtMs: 0, endedAtMs: MINUTE_MS, by: forest.author, added: ["倾听", "提问"], renamed: [] },
      { startedAtMs: MINUTE_MS + DAY_MS, endedAtMs: MINUTE_MS + DAY_MS, by: forest.author, added: ["共情", "反馈"], renamed: [] },
      { startedAtMs: MINUTE_MS + 2 * DAY_MS, endedAtMs: MINUTE_MS + 2 * DAY_MS, by: forest.author, added: [], renamed: [["倾听", "倾听与回应"]] },
    ]);
    expect(timeline.throughSeq).toBe(history.records.length - 1);
    expect(timeline.missing).toEqual([]);
  });

  it("names the notes that were written, once each, without looking into them, and goes on doing so from a cache", async () => {
    const { history, forest } = threeDays();
    const [first] = [...forest.view.points()].filter(({ title }) => title === "倾听与回应");
    const seq = history.records.length;
    const wrote = (docId: string, at: number): LogRecord => ({ seq: seq + at, docId, bytes: Uint8Array.of(1, 2, 3), atMs: forest.clock.now(), by: forest.author });
    const records = [...history.records, ...[`note:${first?.id}`, `note:${first?.id}`, "discussion"].map(wrote)];
    const forestDir = await written("notes", { records, checkpoints: history.checkpoints });
    const before = await readTimeline({ fs, forestDir });
    expect(before.sessions[2]?.changes).toMatchObject({ notesWritten: { count: 1, some: [{ id: first?.id, title: "倾听与回应", kind: "point" }] }, isDiscussed: true });
    await refreshHistoryCache({ fs, forestDir });
    await writeHistory({ forestDir, checkpoints: history.checkpoints, records: [...records, wrote(`my:note:${first?.id}`, 3)], segmentRecords: 2 });
    expect((await readTimeline({ fs, forestDir })).sessions[2]).toMatchObject({ edits: 5, changes: { notesWritten: { count: 1 }, isDiscussed: true } });
  });

  it("is empty for a forest in which nothing has happened", async () => {
    expect(await readTimeline({ fs, forestDir: await written("empty", { records: [], checkpoints: [] }) })).toEqual({ sessions: [], throughSeq: -1, missing: [] });
  });

  it("tells the same with a cache, and goes on from it", async () => {
    const { history, forest } = threeDays();
    const forestDir = await written("cached", history);
    const before = await readTimeline({ fs, forestDir });
    await refreshHistoryCache({ fs, forestDir });
    expect(await readdir(join(forestDir, "history"))).toEqual(["sessions.json.gz"]);
    expect(await readTimeline({ fs, forestDir })).toEqual(before);
    must(addPoint(forest, { title: "复盘", parentId: null }));
    forest.clock.advance(DAY_MS);
    must(addPoint(forest, { title: "目标", parentId: null }));
    await writeHistory({ forestDir, ...history, segmentRecords: 2 });
    const after = await readTimeline({ fs, forestDir });
    expect(after.sessions.slice(0, 2)).toEqual(before.sessions.slice(0, 2));
    expect(after.sessions.slice(2).map(({ edits, changes }) => [edits, changes.pointsRenamed.count, changes.pointsAdded.some.map(({ title }) => title)])).toEqual([[2, 1, ["复盘"]], [1, 0, ["目标"]]]);
    await rm(join(forestDir, "history"), { recursive: true });
    expect(await readTimeline({ fs, forestDir })).toEqual(after);
  });

  it.each([
    ["is damaged", async (path: string) => { const bytes = await readFile(path); bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff; await writeFile(path, bytes); }],
    ["is something else", async (path: string) => { await writeFile(path, "not a cache"); }],
    ["is gone", async (path: string) => { await rm(path); }],
  ])("works everything out again when the cache %s", async (_what, spoil) => {
    const forestDir = await written("spoilt", threeDays().history);
    const before = await readTimeline({ fs, forestDir });
    await refreshHistoryCache({ fs, forestDir });
    await spoil(cachePath(forestDir));
    expect(await readTimeline({ fs, forestDir })).toEqual(before);
  });

  it("does not use the cache of another log", async () => {
    const one = await written("one", threeDays().history);
    await refreshHistoryCache({ fs, forestDir: one });
    const { history } = threeDays();
    const later = history.records.map((record): LogRecord => ({ ...record, atMs: record.atMs + 1 }));
    const other = await written("other", { records: later, checkpoints: [] });
    const honest = await readTimeline({ fs, forestDir: other });
    await refreshHistoryCache({ fs, forestDir: other });
    await writeFile(cachePath(other), await readFile(cachePath(one)));
    expect(await readTimeline({ fs, forestDir: other })).toEqual(honest);
  });

  it("needs no cache when the disk refuses to keep one", async () => {
    const forestDir = await written("full", threeDays().history);
    const full: FileSystem = { ...fs, createFile: () => Promise.reject(Object.assign(new Error("no space"), { code: "ENOSPC" })) };
    await refreshHistoryCache({ fs: full, forestDir });
    expect((await readTimeline({ fs: full, forestDir })).sessions).toHaveLength(3);
  });

  it("lists a gap, and goes on from the checkpoint after it", async () => {
    const { forest, history } = threeDays();
    const kept = history.records.filter(({ seq }) => seq < 1 || seq > 2);
    const forestDir = await written("gap", { records: kept, checkpoints: history.checkpoints });
    const timeline = await readTimeline({ fs, forestDir });
    expect(timeline.missing).toMatchObject([{ fromSeq: 1, toSeq: 2 }]);
    expect(timeline.throughSeq).toBe(history.records.length - 1);
    expect(timeline.sessions.slice(-1).map(({ changes }) => changes.pointsRenamed.some.map(({ after }) => after))).toEqual([["倾听与回应"]]);
    expect(forest.view.pointCount).toBe(4);
  });

  it("keeps the order of the log when the clock goes back", async () => {
    const forest = testForest();
    const history = recordHistory(forest);
    for (const [title, stepMs] of [["早", 0], ["晚", -3 * DAY_MS], ["更晚", DAY_MS]] as const) {
      forest.clock.advance(stepMs);
      must(addPoint(forest, { title, parentId: null }));
    }
    const { sessions } = await readTimeline({ fs, forestDir: await written("back", history) });
    expect(sessions.map(({ changes }) => changes.pointsAdded.some.map(({ title }) => title))).toEqual([["早"], ["晚"], ["更晚"]]);
  });

  it("puts records of unknown time into one session without a time", async () => {
    const { history } = threeDays();
    const records = history.records.map((record): LogRecord => ({ ...record, atMs: 0, by: "" }));
    const { sessions } = await readTimeline({ fs, forestDir: await written("timeless", { records, checkpoints: [] }) });
    expect(sessions).toMatchObject([{ startedAtMs: 0, endedAtMs: 0, by: "", edits: records.length, changes: { pointsAdded: { count: 4 } } }]);
  });

  it("places a milestone at the very record that made it, under the name it has today, until it is removed", async () => {
    const { forest, history } = threeDays();
    const id = must(addMilestone(forest, { name: "第一版" }));
    const madeSeq = history.records.length - 1;
    must(addPoint(forest, { title: "之后", parentId: null }));
    const forestDir = await written("milestone", history);
    const milestones = async (): Promise<unknown> => (await readTimeline({ fs, forestDir })).sessions.flatMap((session) => session.milestones);
    expect(await milestones()).toEqual([{ id, name: "第一版", seq: madeSeq, atMs: forest.clock.now() }]);
    await refreshHistoryCache({ fs, forestDir });
    const madeAtMs = forest.clock.now();
    forest.clock.advance(DAY_MS);
    must(renameMilestone(forest, { id, name: "初稿" }));
    await writeHistory({ forestDir, ...history, segmentRecords: 2 });
    expect(await milestones()).toEqual([{ id, name: "初稿", seq: madeSeq, atMs: madeAtMs }]);
    must(removeMilestone(forest, { id }));
    await writeHistory({ forestDir, ...history, segmentRecords: 2 });
    expect(await milestones()).toEqual([]);
  });
});

describe("readQuickTimeline", () => {
  it("says the same as the whole one, without the words for what came after the cache", async () => {
    const { history, forest } = threeDays();
    const forestDir = await written("quick", history);
    await refreshHistoryCache({ fs, forestDir });
    expect(await readQuickTimeline({ fs, forestDir })).toEqual(await readTimeline({ fs, forestDir }));
    must(addPoint(forest, { title: "复盘", parentId: null }));
    forest.clock.advance(DAY_MS);
    must(addPoint(forest, { title: "目标", parentId: null }));
    await writeHistory({ forestDir, ...history, segmentRecords: 2 });
    const quick = await readQuickTimeline({ fs, forestDir });
    const whole = await readTimeline({ fs, forestDir });
    const withoutWords = ({ sessions, ...rest }: typeof whole): unknown => ({ ...rest, sessions: sessions.map(({ fromSeq, toSeq, startedAtMs, endedAtMs, by, edits }) => ({ fromSeq, toSeq, startedAtMs, endedAtMs, by, edits })) });
    expect(withoutWords(quick)).toEqual(withoutWords(whole));
    expect(quick.sessions.slice(0, 2)).toEqual(whole.sessions.slice(0, 2));
    expect(quick.sessions.slice(2).map(({ isUnfinished, changes }) => [isUnfinished, changes.pointsRenamed.count, changes.pointsAdded.count])).toEqual([[true, 1, 0], [true, 0, 0]]);
  });

  it("is the whole timeline while there is no cache", async () => {
    const forestDir = await written("uncached", threeDays().history);
    expect(await readQuickTimeline({ fs, forestDir })).toEqual(await readTimeline({ fs, forestDir }));
  });
});
