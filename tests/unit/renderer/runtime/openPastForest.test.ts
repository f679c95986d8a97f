// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openPastForest, readPastRecords, type OpenForest } from "#renderer/runtime/index.ts";
import { addPoint } from "#shared/forest/index.ts";
import { createFakeBridge, installBridge, type FakeBridge } from "#tests/support/fakeBridge.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";
import { must } from "#tests/support/testForest.ts";

let fake: FakeBridge;
let forest: OpenForest;
let uninstall: () => void;
let firstSeq: number;

beforeEach(async () => {
  fake = createFakeBridge();
  uninstall = installBridge(fake);
  forest = await openTestForest();
  addTestPoint(forest, { title: "甲" });
  await forest.flush();
  firstSeq = fake.diskOf(forest.id).updates.length - 1;
  addTestPoint(forest, { title: "乙" });
  await forest.flush();
});
afterEach(async () => {
  await forest.close();
  uninstall();
});

describe("openPastForest", () => {
  it("shows the forest as it was, apart from the open one", async () => {
    const past = must(await openPastForest(forest.id, firstSeq));
    expect([...past.view.points()].map(({ title }) => title)).toEqual(["甲"]);
    expect(past.raw.points.size).toBe(1);
    expect(forest.view.pointCount).toBe(2);
    expect(past.id).not.toBe(forest.id);
    await past.close();
  });

  it("lets everything be selected and nothing be changed", async () => {
    const past = must(await openPastForest(forest.id, firstSeq));
    const [point] = past.view.points();
    if (point === undefined) throw new Error("no point");
    past.selection.select([point.id]);
    expect(past.selection.get().ids).toEqual([point.id]);
    expect(past.run(addPoint, { title: "丙", parentId: null })).toEqual({ ok: false, error: { code: "read-only" } });
    expect(past.undo()).toEqual({ kind: "nothing" });
    expect(past.report.get().readOnlyBecause).toBe("past");
    expect(past.view.pointCount).toBe(1);
    expect((await past.close()).ok && (await past.close()).ok).toBe(true);
  });

  it("says when a state lacks changes that later ones build on", async () => {
    expect(must(await openPastForest(forest.id, firstSeq + 1))).toMatchObject({ isWhole: true });
    fake.diskOf(forest.id).updates.splice(firstSeq, 1);
    const past = must(await openPastForest(forest.id, firstSeq));
    expect(past.isWhole).toBe(false);
    expect(past.report.get().waiting).toBeGreaterThan(0);
    await past.close();
  });

  it("gives only the records where nobody looks", async () => {
    expect(must(await readPastRecords(forest.id, firstSeq)).points.size).toBe(1);
    expect(must(await readPastRecords(forest.id, firstSeq + 1)).points.size).toBe(2);
  });

  it("hands back why a state cannot be had", async () => {
    fake.failCall("history.stateAt", "not-found");
    expect(await openPastForest(forest.id, firstSeq)).toEqual({ ok: false, error: { code: "not-found" } });
    expect(await readPastRecords(forest.id, firstSeq)).toEqual({ ok: false, error: { code: "not-found" } });
  });
});
