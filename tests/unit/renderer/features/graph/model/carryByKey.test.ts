import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { createKeyCarrying, type KeyCarrying } from "#renderer/features/graph/model/carryByKey.ts";
import type { DropMeaning, Pinning } from "#renderer/features/graph/model/lensTypes.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { fakeFrames } from "#tests/support/fakeFrames.ts";
import { fakeDesk, type FakeDesk } from "#tests/support/fakeDesk.ts";
import { fakePicture } from "#tests/support/fakePicture.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";

const RECT = { x: 0, y: 0, width: 10, height: 10 };
let uninstall: () => void;
let forest: OpenForest;
let fake: FakeDesk;
let carrying: KeyCarrying;
let a: PointId;
let b: PointId;

/** `a` stands at 100, 100. Beyond 300 on the right is `b`; above 0 nothing may stand. */
const pinning: Pinning = { pinsAt: () => [], placeOf: () => undefined, standsAt: (id) => (id === a ? { x: 100, y: 100 } : undefined) };
const dropAt = ({ x, y }: { x: number; y: number }, ids: readonly PointId[]): DropMeaning | null => {
  if (y < 0) return null;
  return x > 300 ? { kind: "parent", parentId: b, rect: RECT } : { kind: "pin", rect: RECT, pins: ids.map((id) => ({ id, pos: [x, y] as const })) };
};

beforeEach(async () => {
  uninstall = installBridge(createFakeBridge());
  forest = await openTestForest();
  fakeFrames();
  a = addTestPoint(forest, { title: "动机" });
  b = addTestPoint(forest, { title: "意义" });
  fake = fakeDesk({ forest, picture: fakePicture(new Map([[a, RECT], [b, RECT]]), { pinning, dropAt }) });
  fake.desk.camera.set({ x: 0, y: 0, zoom: 1 });
  carrying = createKeyCarrying(fake.desk);
  forest.selection.select([a]);
});
afterEach(() => {
  vi.unstubAllGlobals();
  uninstall();
});

const posOf = (id: PointId): unknown => forest.view.point(id)?.pos;
const said = (): string[] => fake.shell.asked.filter((what) => what.startsWith("announce"));

describe("carrying by keys", () => {
  it("shows where it would stand, writes nothing on the way, and is one undo step when it is set down", () => {
    expect([carrying.step("right", false), carrying.step("down", true), posOf(a)]).toEqual([true, true, null]);
    expect(fake.overlaid.at(-1)).toMatchObject({ ghost: { text: "动机" }, target: RECT });
    carrying.setDown();
    expect([posOf(a), fake.overlaid.at(-1)]).toEqual([[108, 140], expect.objectContaining({ ghost: null, target: null })]);
    forest.undo();
    expect(posOf(a)).toBeNull();
  });

  it("goes as far on the screen however near the camera is", () => {
    fake.desk.camera.set({ x: 0, y: 0, zoom: 2 });
    carrying.step("left", false);
    carrying.setDown();
    expect(posOf(a)).toEqual([96, 100]);
  });

  it("says what letting go would mean, once for each meaning", () => {
    carrying.step("right", true);
    carrying.step("right", true);
    expect(said()).toEqual(["announce graph.carry.pin"]);
    for (let time = 0; time < 5; time += 1) carrying.step("right", true);
    expect(said()).toEqual(["announce graph.carry.pin", "announce graph.carry.parent"]);
    carrying.setDown();
    expect([forest.view.point(a)?.parentId, said().at(-1)]).toEqual([b, "announce graph.announce.moved"]);
  });

  it("leaves everything where it was on cancelling, and where nothing may stand", () => {
    carrying.step("right", false);
    expect([carrying.cancel(), carrying.cancel()]).toEqual([true, false]);
    carrying.setDown();
    for (let time = 0; time < 4; time += 1) carrying.step("up", true);
    carrying.setDown();
    expect([posOf(a), forest.view.point(a)?.parentId, said().at(-1)]).toEqual([null, null, "announce graph.carry.back"]);
  });

  it("takes the camera along when it is carried out of sight", () => {
    for (let time = 0; time < 30; time += 1) carrying.step("down", true);
    const { y } = fake.desk.camera.get();
    expect(100 + 30 * 40 + y).toBeLessThan(800);
  });

  it("does nothing without a place of its own, or where places are not a person's to choose", () => {
    forest.selection.select([b]);
    expect(carrying.step("right", false)).toBe(false);
    forest.selection.select([a]);
    fake.show(fakePicture(new Map([[a, RECT]])));
    expect([carrying.step("right", false), fake.overlaid]).toEqual([false, []]);
  });
});
