// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renamePoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { attachKeys, type GraphKeys } from "#renderer/features/graph/model/graphKeys.ts";
import type { GraphDesk } from "#renderer/features/graph/model/graphDesk.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { fakeDesk, type FakeDesk } from "#tests/support/fakeDesk.ts";
import { fakeFrames, type FakeFrames } from "#tests/support/fakeFrames.ts";
import { fakePicture } from "#tests/support/fakePicture.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";
import { must } from "#tests/support/testForest.ts";

let uninstall: () => void;
let forest: OpenForest;
let frames: FakeFrames;
let fake: FakeDesk;
let canvas: HTMLElement;
let keys: GraphKeys;
let a: PointId;
let b: PointId;
beforeEach(async () => {
  uninstall = installBridge(createFakeBridge());
  forest = await openTestForest();
  frames = fakeFrames();
  a = addTestPoint(forest, { title: "动机" });
  b = addTestPoint(forest, { title: "意义" });
  canvas = document.createElement("div");
  canvas.tabIndex = 0;
  document.body.append(canvas);
  vi.spyOn(canvas, "matches").mockImplementation((selector) => selector === ":focus-visible" && document.activeElement === canvas);
  fake = fakeDesk({ forest, picture: fakePicture(new Map([[a, { x: 0, y: 0, width: 80, height: 40 }], [b, { x: 200, y: 0, width: 80, height: 40 }]])) });
  const desk: GraphDesk = { ...fake.desk, parts: { ...fake.desk.parts, canvas } };
  keys = attachKeys(desk, { cancel: () => false });
});
afterEach(() => {
  keys.detach();
  canvas.remove();
  vi.unstubAllGlobals();
  uninstall();
});

const press = (key: string): void => { canvas.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })); };
const ring = (): unknown => fake.overlaid.at(-1)?.focus;

describe("the ring of the keyboard", () => {
  it("stands around what is selected, while the canvas has the keyboard", () => {
    forest.selection.select([a]);
    keys.placeRing();
    expect([ring(), canvas.dataset["within"]]).toEqual([null, "selection"]);
    canvas.focus();
    expect(ring()).toEqual({ x: 0, y: 0, width: 80, height: 40 });
    canvas.blur();
    expect(ring()).toBeNull();
  });

  it("moves when it is placed anew, after the drawing, and waits for no frame of its own", () => {
    canvas.focus();
    forest.selection.select([a]);
    keys.placeRing();
    const placed = fake.overlaid.length;
    forest.selection.select([b]);
    for (let time = 0; time < 20; time += 1) must(forest.run(renamePoint, { id: a, title: `动机 ${time}` }));
    expect([frames.waiting, fake.overlaid.length]).toEqual([0, placed]);
    keys.placeRing();
    expect(ring()).toEqual({ x: 200, y: 0, width: 80, height: 40 });
  });

  it("is not placed any more once the canvas is left", () => {
    forest.selection.select([a]);
    keys.detach();
    const placed = fake.overlaid.length;
    forest.selection.select([b]);
    canvas.focus();
    expect([frames.all(), fake.overlaid.length, fake.shell.asked]).toEqual([0, placed, []]);
  });
});

describe("keys on the canvas", () => {
  it("walk to the nearest point in a direction, and say where that is", () => {
    canvas.focus();
    forest.selection.select([a]);
    press("ArrowRight");
    expect([forest.selection.get().ids, fake.shell.asked.filter((what) => what.startsWith("announce"))]).toEqual([[b], ["announce graph.announce.point", "announce graph.announce.point"]]);
  });

  it("let go of everything on Escape, and mean nothing any more after leaving", () => {
    forest.selection.select([a]);
    press("Escape");
    expect(forest.selection.get().ids).toEqual([]);
    forest.selection.select([a]);
    keys.detach();
    press("Escape");
    expect(forest.selection.get().ids).toEqual([a]);
  });
});
