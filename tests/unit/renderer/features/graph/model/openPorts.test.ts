import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import type { Pin } from "#renderer/features/graph/lenses/grove/arrangeLeaves.ts";
import { graphArrange } from "#renderer/features/graph/model/graphArrange.ts";
import type { LayOutInput } from "#renderer/features/graph/model/lensTypes.ts";
import { openPorts } from "#renderer/features/graph/model/openPorts.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { fakeDesk, type FakeDesk } from "#tests/support/fakeDesk.ts";
import { fakePicture } from "#tests/support/fakePicture.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";

let uninstall: () => void;
let forest: OpenForest;
let fake: FakeDesk;
let a: PointId;
let pins: Pin[];
let close: () => void;
beforeEach(async () => {
  uninstall = installBridge(createFakeBridge());
  forest = await openTestForest();
  a = addTestPoint(forest, { title: "动机" });
  forest.selection.select([a]);
  const picture = fakePicture(new Map([[a, { x: 0, y: 0, width: 80, height: 40 }]]));
  fake = fakeDesk({ forest, picture });
  pins = [];
  // SAFETY: lining up asks for no picture.
  close = openPorts(fake.desk, { arrange: () => pins, layOutOnce: () => picture, input: () => ({}) as unknown as LayOutInput });
});
afterEach(() => {
  close();
  uninstall();
});

describe("lining up what is selected", () => {
  it("pins it, and says so", () => {
    pins = [{ id: a, pos: [3, 4] }];
    graphArrange.request("here");
    expect([forest.view.point(a)?.pos, fake.shell.asked]).toEqual([[3, 4], ["announce graph.announce.pinned"]]);
  });

  it("says why nothing happens", () => {
    graphArrange.request("row");
    graphArrange.request("here");
    expect([forest.view.point(a)?.pos, fake.shell.asked]).toEqual([null, ["toast graph.arrangeRefused.tooFew", "toast graph.arrangeRefused.noLeaf"]]);
  });

  it("means nothing any more after closing", () => {
    close();
    pins = [{ id: a, pos: [3, 4] }];
    graphArrange.request("here");
    expect(forest.view.point(a)?.pos).toBeNull();
  });
});
