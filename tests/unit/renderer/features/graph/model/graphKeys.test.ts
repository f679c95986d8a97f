// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { editLink, linkPoints, renamePoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { attachKeys, type GraphKeys } from "#renderer/features/graph/model/graphKeys.ts";
import { groveOptionsOf } from "#renderer/features/graph/lenses/grove/groveOptions.ts";
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

const RECT = { x: 0, y: 0, width: 10, height: 10 };
const press = (key: string, held: Partial<Pick<KeyboardEventInit, "ctrlKey" | "shiftKey">> = {}): void => { canvas.dispatchEvent(new KeyboardEvent("keydown", { key, ...held, bubbles: true, cancelable: true })); };
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

  it("say how much is selected when one more is taken", () => {
    const announced = vi.spyOn(fake.shell, "announce");
    canvas.focus();
    forest.selection.select([a]);
    press("ArrowRight", { shiftKey: true });
    expect(announced).toHaveBeenLastCalledWith("graph.announce.among", { title: "意义", count: 2 });
  });

  it("say a link with both of its ends, and its type where nobody has put it into words", () => {
    const announced = vi.spyOn(fake.shell, "announce");
    canvas.focus();
    const link = must(forest.run(linkPoints, { from: a, to: b, type: "supports" }));
    forest.selection.select([link]);
    expect(announced).toHaveBeenLastCalledWith("graph.announce.link", { from: "动机", relation: "link.type.supports", to: "意义" });
    must(forest.run(editLink, { id: link, phrase: "生出" }));
    forest.selection.select([]);
    forest.selection.select([link]);
    expect(announced).toHaveBeenLastCalledWith("graph.announce.link", { from: "动机", relation: "生出", to: "意义" });
  });

  it("carry what is selected while Ctrl is held, and set it down when it is let go or another key follows", () => {
    fake.show(fakePicture(new Map([[a, RECT]]), { pinning: { pinsAt: () => [], placeOf: () => undefined, standsAt: () => ({ x: 0, y: 0 }) }, dropAt: ({ x, y }) => ({ kind: "pin", rect: RECT, pins: [{ id: a, pos: [x, y] }] }) }), "grove");
    fake.desk.camera.set({ x: 0, y: 0, zoom: 1 });
    canvas.focus();
    forest.selection.select([a]);
    const posOf = (): unknown => forest.view.point(a)?.pos;
    press("ArrowRight", { ctrlKey: true });
    press("ArrowRight", { ctrlKey: true });
    expect([posOf(), forest.selection.get().ids]).toEqual([null, [a]]);
    canvas.dispatchEvent(new KeyboardEvent("keyup", { key: "Control", bubbles: true }));
    expect(posOf()).toEqual([16, 0]);
    press("ArrowDown", { ctrlKey: true, shiftKey: true });
    press("z", { ctrlKey: true });
    expect(posOf()).toEqual([0, 40]);
    press("ArrowDown", { ctrlKey: true });
    press("Escape", { ctrlKey: true });
    expect([posOf(), forest.selection.get().ids, fake.shell.asked.at(-1)]).toEqual([[0, 40], [a], "announce graph.carry.back"]);
    press("ArrowDown", { ctrlKey: true });
    canvas.blur();
    canvas.dispatchEvent(new KeyboardEvent("keyup", { key: "Control", bubbles: true }));
    expect(posOf()).toEqual([0, 40]);
    press("ArrowDown", { ctrlKey: true });
    const presence = vi.spyOn(forest.group, "setPresence");
    keys.detach();
    expect([posOf(), fake.overlaid.at(-1)]).toEqual([[0, 40], expect.objectContaining({ ghost: null })]);
    expect(presence).toHaveBeenLastCalledWith({ dragged: [] });
  });

  it("end a preview of tidying on Escape before they let go of anything", () => {
    fake.show(fakePicture(new Map([[a, RECT]])), "grove");
    groveOptionsOf(forest).set({ ignorePins: "all" });
    forest.selection.select([a]);
    press("Escape");
    expect([fake.shell.asked, forest.selection.get().ids]).toEqual([["runAction view.tidyCancel"], [a]]);
    groveOptionsOf(forest).set({ ignorePins: undefined });
    press("Escape");
    expect(forest.selection.get().ids).toEqual([]);
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
