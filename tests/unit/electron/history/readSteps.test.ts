import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { nodeFileSystem as fs, type FileSystem } from "#electron/disk/fileSystem.ts";
import { readSteps } from "#electron/history/index.ts";
import { addPoint, renamePoint } from "#shared/forest/index.ts";
import type { LogRecord } from "#shared/storage/index.ts";
import { forestFolder, recordHistory, writeHistory } from "#tests/support/historyFixture.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("readSteps", () => {
  it("tells what each moment changed, with what stood there before", async () => {
    const forest = testForest();
    const history = recordHistory(forest);
    const id = must(addPoint(forest, { title: "甲", parentId: null }));
    history.checkpoint();
    forest.clock.advance(1_000);
    must(renamePoint(forest, { id, title: "乙" }));
    forest.clock.advance(100);
    must(addPoint(forest, { title: "丙", parentId: id }));
    forest.clock.advance(300);
    must(renamePoint(forest, { id, title: "丁" }));
    const forestDir = await forestFolder("steps");
    await writeHistory({ forestDir, ...history });
    const steps = await readSteps({ fs, forestDir, fromSeq: 1, toSeq: 3 });
    expect(steps.map(({ fromSeq, seq, by }) => [fromSeq, seq, by])).toEqual([[1, 2, forest.author], [3, 3, forest.author]]);
    expect(steps.map(({ changes }) => changes.pointsRenamed.some.map(({ before, after }) => [before, after]))).toEqual([[["甲", "乙"]], [["乙", "丁"]]]);
    expect(steps[0]?.changes.pointsAdded.some.map(({ title }) => title)).toEqual(["丙"]);
  });

  it("tells of a step that only wrote a note which one it was", async () => {
    const forest = testForest();
    const history = recordHistory(forest);
    const id = must(addPoint(forest, { title: "甲", parentId: null }));
    const note: LogRecord = { seq: 1, docId: `note:${id}`, bytes: Uint8Array.of(1), atMs: forest.clock.now() + 9_000, by: forest.author };
    const forestDir = await forestFolder("noted");
    await writeHistory({ forestDir, checkpoints: [], records: [...history.records, note] });
    expect((await readSteps({ fs, forestDir, fromSeq: 0, toSeq: 1 })).map(({ changes }) => changes.notesWritten.some.map(({ title }) => title))).toEqual([[], ["甲"]]);
  });

  it("opens nothing that was archived after them", async () => {
    const forest = testForest();
    const history = recordHistory(forest);
    const id = must(addPoint(forest, { title: "起点", parentId: null }));
    for (let turn = 0; turn < 5; turn += 1) must(renamePoint(forest, { id, title: `第 ${turn}` }));
    const forestDir = await forestFolder("bounded");
    await writeHistory({ forestDir, ...history, segmentRecords: 1 });
    const archives: string[] = [];
    const watched: FileSystem = { ...fs, read: (path) => {
      if (path.endsWith(".gz")) archives.push(basename(path));
      return fs.read(path);
    } };
    expect(await readSteps({ fs: watched, forestDir, fromSeq: 1, toSeq: 2 })).not.toEqual([]);
    expect([...new Set(archives)].map((name) => Number(name.slice(0, 6))).sort()).toEqual([1, 2, 3]);
  });

  it("takes records of unknown time one by one, five hundred at most", async () => {
    const forest = testForest();
    const history = recordHistory(forest);
    const id = must(addPoint(forest, { title: "起点", parentId: null }));
    for (let turn = 0; turn < 520; turn += 1) must(renamePoint(forest, { id, title: `第 ${turn}` }));
    const forestDir = await forestFolder("many");
    await writeHistory({ forestDir, records: history.records.map((record): LogRecord => ({ ...record, atMs: 0, by: "" })), checkpoints: [] });
    const steps = await readSteps({ fs, forestDir, fromSeq: 0, toSeq: 600 });
    expect(steps).toHaveLength(500);
    expect(steps[499]).toMatchObject({ fromSeq: 499, seq: 499, atMs: 0, by: "" });
  });
});
