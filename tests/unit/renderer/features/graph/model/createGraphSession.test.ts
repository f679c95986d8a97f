// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { linkPoints, renamePoint, type ForestChange } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { createReadable, type OpenForest } from "#renderer/runtime/index.ts";
import type { PeerPresence } from "#shared/sync/index.ts";
import type * as lensRoom from "#renderer/features/graph/lenses/createLenses.ts";
import { createGraphSession, type GraphSession } from "#renderer/features/graph/model/createGraphSession.ts";
import { createPainting } from "#renderer/features/graph/model/createPainting.ts";
import { createCameraPort, type CameraPort } from "#renderer/features/graph/model/graphCamera.ts";
import { createLensPort, type LensPort } from "#renderer/features/graph/model/graphLens.ts";
import { setStopLight } from "#renderer/features/graph/showing/walks/presenting.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { fakeFrames, type FakeFrames } from "#tests/support/fakeFrames.ts";
import { fakePainting, type Told } from "#tests/support/fakePainting.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import { fakeSize, type FakeSize } from "#tests/support/fakeSize.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";
import { must } from "#tests/support/testForest.ts";

/** Which lenses were laid out, in order. */
const laidOut = vi.hoisted((): string[] => []);
vi.mock("#renderer/features/graph/model/createPainting.ts", () => ({ createPainting: vi.fn() }));
vi.mock("#renderer/features/graph/lenses/createLenses.ts", async (importOriginal) => {
  const room = await importOriginal<typeof lensRoom>();
  const counting = (lens: lensRoom.Lens, name: string): lensRoom.Lens => ({ ...lens, layOut: (input) => { laidOut.push(name); return lens.layOut(input); } });
  return {
    ...room,
    createLenses(forest: OpenForest) {
      const lenses = room.createLenses(forest);
      return { tower: counting(lenses.tower, "tower"), grove: counting(lenses.grove, "grove"), focus: counting(lenses.focus, "focus") };
    },
  };
});

let uninstall: () => void;
let forest: OpenForest;
let frames: FakeFrames;
let size: FakeSize;
let canvas: HTMLElement;
let session: GraphSession;
let told: Told[];
let a: PointId;
let textScale: number;
let lensPort: LensPort;
let cameraPort: CameraPort;
/** Tells the session of a change, as the view of the forest does. */
let notice: (change: Partial<ForestChange>) => void;

beforeEach(async () => {
  uninstall = installBridge(createFakeBridge());
  forest = await openTestForest();
  const wisdom = addTestPoint(forest, { title: "逻辑智慧", kind: "wisdom", layer: "base", wisdom: "logic" });
  const module = addTestPoint(forest, { title: "推理", kind: "module", parentId: wisdom });
  a = addTestPoint(forest, { title: "甲", parentId: module });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  frames = fakeFrames();
  told = [];
  vi.mocked(createPainting).mockImplementation(() => fakePainting(told));
  laidOut.length = 0;
  canvas = document.createElement("div");
  canvas.tabIndex = 0;
  document.body.append(canvas);
  size = fakeSize(canvas, 900, 700);
  textScale = 1;
  lensPort = createLensPort("tower");
  cameraPort = createCameraPort();
  const listeners: ((change: ForestChange) => void)[] = [];
  const onChange = forest.view.onChange.bind(forest.view);
  vi.spyOn(forest.view, "onChange").mockImplementation((listener) => {
    listeners.push(listener);
    return onChange(listener);
  });
  notice = (change) => { for (const listener of listeners) listener({ points: new Set(), links: new Set(), structure: false, meta: false, origin: "local", ...change }); };
});
afterEach(() => {
  session.close();
  canvas.remove();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  uninstall();
});

function open(): void {
  session = createGraphSession({
    canvas, forest, shell: createFakeShell(), t: (key) => key, cameraPort, lensPort,
    keptCamera: { read: () => Promise.resolve(null), write: () => undefined }, textScale: () => textScale, isMotionReduced: () => true,
  });
}

const shows = (): Extract<Told, { what: "show" }>[] => told.filter((each): each is Extract<Told, { what: "show" }> => each.what === "show");
const overlaid = (): number => told.filter(({ what }) => what === "overlay").length;

describe("opening the graph", () => {
  it("lays the forest out once, whatever reports its size again", () => {
    open();
    session.rescale();
    size.report();
    frames.all();
    expect([laidOut, shows().length, told.filter(({ what }) => what === "resize")]).toEqual([["tower"], 1, []]);
  });

  it("dresses for the zoom that is then looked at", () => {
    open();
    const { zoom } = session.desk.camera.get();
    expect(zoom).not.toBe(1);
    expect(told.filter(({ what }) => what === "show" || what === "look")).toEqual([{ what: "show", zoom, pace: "smooth", lens: "tower" }, { what: "look", view: session.desk.camera.get(), atOnce: true }]);
  });

  it("says where it will look before anything is dressed for there", () => {
    open();
    const view = session.desk.camera.get();
    expect(told.slice(0, 3).map((each) => (each.what === "aim" || each.what === "look" ? [each.what, each.view] : each.what))).toEqual([["aim", view], "show", ["look", view]]);
  });

  it("takes another size of the canvas, and of its letters, once each", () => {
    open();
    const resizes = (): number => told.filter(({ what }) => what === "resize").length;
    const before = session.desk.camera.get();
    size.set(700, 700);
    size.report();
    size.report();
    expect([resizes(), session.desk.extent(), session.desk.camera.get().x === before.x]).toEqual([1, { width: 700, height: 700 }, false]);
    const drawnBefore = shows().length;
    session.rescale();
    expect(shows().length).toBe(drawnBefore);
    textScale = 1.25;
    session.rescale();
    // The same zoom says something else now.
    expect(shows().length).toBeGreaterThan(drawnBefore);
    session.rescale();
    expect([resizes(), session.store.get().zoomPct]).toEqual([1, Math.round((session.desk.camera.get().zoom / 1.25) * 100)]);
  });
});

describe("while a walk is shown", () => {
  it("invites nobody to add a point, and does again afterwards", () => {
    addTestPoint(forest, { title: "管理智慧", kind: "wisdom", layer: "base", wisdom: "management" });
    open();
    const vacancies = (): number => session.desk.stage.dressing.boxes.filter(({ role }) => role === "vacancy").length;
    const before = vacancies();
    setStopLight(new Set([a]));
    frames.all();
    const shown = vacancies();
    setStopLight(null);
    frames.all();
    expect([before > 0, shown, vacancies()]).toEqual([true, 0, before]);
  });
});

describe("a change of the forest", () => {
  it("is drawn a frame behind when it was made here, before the next frame when it came from others", () => {
    open();
    const before = shows().length;
    must(forest.run(renamePoint, { id: a, title: "甲甲" }));
    frames.next();
    expect(shows().length).toBe(before);
    frames.next();
    expect(shows().length).toBe(before + 1);
    notice({ origin: "remote", points: new Set([a]) });
    vi.advanceTimersByTime(0);
    expect(shows().length).toBe(before + 2);
    frames.next();
    expect([shows().length, frames.waiting]).toEqual([before + 2, 0]);
  });

  it("is drawn once however many notices come", () => {
    open();
    forest.selection.select([a]);
    frames.all();
    const before = shows().length;
    const ringed = overlaid();
    for (let time = 0; time < 20; time += 1) notice({ origin: "remote", points: new Set([a]) });
    vi.advanceTimersByTime(0);
    frames.all();
    // Handle and ring.
    expect([shows().length - before, overlaid() - ringed]).toEqual([1, 2]);
  });

  it("lays the tower out for structure only, the grove also for links", () => {
    open();
    must(forest.run(renamePoint, { id: a, title: "甲甲" }));
    frames.all();
    lensPort.set("grove");
    laidOut.length = 0;
    must(forest.run(renamePoint, { id: a, title: "甲乙" }));
    frames.all();
    expect(laidOut).toEqual([]);
    const b = addTestPoint(forest, { title: "乙" });
    must(forest.run(linkPoints, { from: a, to: b, type: "supports" }));
    frames.all();
    expect(laidOut).toEqual(["grove"]);
  });

  it("is not drawn any more once the graph is closed, nor is anything marked on it", () => {
    open();
    canvas.focus();
    forest.selection.select([a]);
    must(forest.run(renamePoint, { id: a, title: "甲甲" }));
    notice({ origin: "remote", points: new Set([a]) });
    session.close();
    const at = told.findIndex(({ what }) => what === "destroy");
    frames.all();
    vi.advanceTimersByTime(1000);
    expect([at > 0, told.slice(at + 1)]).toEqual([true, []]);
  });
});

describe("the camera", () => {
  it("comes to rest with what is mounted for its zoom, dressed for that zoom", () => {
    lensPort.set("grove");
    open();
    const before = shows().length;
    const view = session.desk.camera.get();
    session.desk.camera.set({ ...view, zoom: view.zoom * 1.1 });
    expect(shows().length).toBe(before);
    vi.advanceTimersByTime(85);
    expect(shows().slice(before)).toEqual([{ what: "show", zoom: view.zoom * 1.1, pace: "smooth", lens: "grove" }]);
  });
});

describe("another lens", () => {
  it("is laid out once, and takes handle and ring to where things stand in it", () => {
    open();
    canvas.focus();
    vi.spyOn(canvas, "matches").mockReturnValue(true);
    forest.selection.select([a]);
    frames.all();
    told.length = 0;
    laidOut.length = 0;
    lensPort.set("grove");
    const ring = told.findLast((each) => each.what === "overlay" && each.patch.focus !== undefined);
    expect([laidOut, session.store.get().lens, ring]).toEqual([["grove"], "grove", { what: "overlay", patch: { focus: session.desk.stage.placeOf(a) } }]);
  });

  it("is attended to in place of the one before, until the graph is closed", () => {
    open();
    const selected = vi.fn();
    forest.selection.onChange(selected);
    lensPort.set("focus");
    laidOut.length = 0;
    frames.all();
    forest.selection.select([a]);
    frames.all();
    expect(laidOut.every((lens) => lens === "focus")).toBe(true);
    session.close();
    laidOut.length = 0;
    lensPort.set("tower");
    forest.selection.clear();
    expect([frames.all(), laidOut]).toEqual([0, []]);
  });
});

describe("others of the group who look around", () => {
  it("paint nothing: not a frame of the picture is drawn for them", () => {
    const peers = createReadable<readonly PeerPresence[]>([]);
    forest = { ...forest, group: { ...forest.group, peers } };
    lensPort.set("grove");
    open();
    const before = told.length;
    const { stage } = session.desk;
    const at = (x: number): PeerPresence => ({ personId: "pr_chen", deviceKey: "A".repeat(43), name: "陈立", presence: { at: a, docId: null, anchor: null, head: null, dragged: [{ pointId: a, x, y: 40 }] } });
    const dressing = stage.dressing;
    for (let x = 0; x < 50; x += 1) peers.set([at(x)]);
    frames.all();
    expect(told.slice(before)).toEqual([]);
    expect(stage.dressing).toBe(dressing);
    expect(canvas.querySelectorAll(".face")).toHaveLength(1);
    // Motion is reduced here: what somebody else drags is not shown on its way.
    expect(canvas.querySelectorAll(".ghost")).toHaveLength(0);
    peers.set([]);
    expect(canvas.querySelectorAll(".face")).toHaveLength(0);
  });
});
