import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PointId } from "#shared/kernel/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import type { CameraRig } from "#renderer/features/graph/model/createCameraRig.ts";
import { switchLens } from "#renderer/features/graph/model/switchLens.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { fakeDesk, type FakeDesk } from "#tests/support/fakeDesk.ts";
import { fakeFrames, type FakeFrames } from "#tests/support/fakeFrames.ts";
import { fakePicture, gridOf } from "#tests/support/fakePicture.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";

let uninstall: () => void;
let forest: OpenForest;
let frames: FakeFrames;
beforeEach(async () => {
  uninstall = installBridge(createFakeBridge());
  forest = await openTestForest();
  frames = fakeFrames();
});
afterEach(() => {
  vi.unstubAllGlobals();
  uninstall();
});

const moved = (places: ReadonlyMap<PointId, Rect>, dx: number): Map<PointId, Rect> => new Map([...places].map(([id, rect]) => [id, { ...rect, x: rect.x + dx }]));

/** Switches from a grid to the same grid, moved to the right; tells what the rig was asked and what flew. */
function switched(count: number, parts: { readonly isMotionReduced?: boolean; readonly selection?: PointId; readonly dx?: number; readonly more?: ReadonlyMap<PointId, Rect> } = {}): { readonly told: string[]; readonly fake: FakeDesk; flying(): readonly Rect[] | undefined } {
  const fake = fakeDesk({ forest, picture: fakePicture(new Map([...gridOf(count), ...(parts.more ?? [])])), isMotionReduced: parts.isMotionReduced ?? false });
  fake.desk.stage.look({ x: 0, y: 0, zoom: 1 }, false);
  if (parts.selection !== undefined) forest.selection.select([parts.selection]);
  const told: string[] = [];
  const rig: CameraRig = { adapt: () => undefined, again: () => undefined, close: () => undefined, leave: () => { told.push("leave"); }, enter: (anchor, change) => { change(() => fake.desk.camera.get()); told.push(`enter ${JSON.stringify(anchor)}`); } };
  switchLens(fake.desk, rig, () => {
    told.push("change");
    fake.show(fakePicture(moved(gridOf(count), parts.dx ?? 300)), "grove");
  });
  return { told, fake, flying: () => fake.overlaid.at(-1)?.flying };
}

describe("switchLens", () => {
  it("keeps the old camera, changes, and enters the new lens with nothing to hold when nothing is selected", () => {
    expect(switched(3).told).toEqual(["leave", "change", "enter null"]);
  });

  it("holds the selected point where the middle of it was on the screen", () => {
    const id = addTestPoint(forest, { title: "动机" });
    const more = new Map([[id, { x: 100, y: 0, width: 80, height: 40 }]]);
    expect(switched(3, { selection: id, more }).told.at(-1)).toBe(`enter ${JSON.stringify({ id, at: { x: 140, y: 20 } })}`);
  });

  it("holds nothing when what is selected does not stand in the old picture", () => {
    expect(switched(3, { selection: addTestPoint(forest, { title: "动机" }) }).told.at(-1)).toBe("enter null");
  });

  it("lets what is seen in both fly from its old place to its new one, and clears the sky at the end", () => {
    const { flying } = switched(3);
    expect(flying()).toBeUndefined();
    frames.next();
    expect(flying()).toEqual([{ x: 0, y: 0, width: 80, height: 40 }, { x: 100, y: 0, width: 80, height: 40 }, { x: 200, y: 0, width: 80, height: 40 }]);
    frames.next(130);
    const half = flying()?.[0]?.x ?? 0;
    expect([half > 0, half < 300]).toEqual([true, true]);
    frames.next(130);
    expect([flying(), frames.waiting]).toEqual([[], 0]);
  });

  it("lets nothing fly when motion is reduced", () => {
    const { fake } = switched(3, { isMotionReduced: true });
    expect([fake.overlaid, frames.waiting]).toEqual([[], 0]);
  });

  it("lets nothing fly that leaves the screen or was not on it", () => {
    switched(3, { dx: 5000 });
    expect(frames.waiting).toBe(0);
  });

  it("lets no swarm fly", () => {
    const { flying } = switched(200, { dx: 0 });
    frames.next();
    expect(flying()).toHaveLength(80);
  });
});
