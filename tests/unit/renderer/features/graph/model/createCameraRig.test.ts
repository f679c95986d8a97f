// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PointId } from "#shared/kernel/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import type { CameraView } from "#renderer/features/graph/model/cameraMath.ts";
import { createCameraRig, type CameraRig } from "#renderer/features/graph/model/createCameraRig.ts";
import type { LensName, Picture } from "#renderer/features/graph/model/lensTypes.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { fakeDesk, type FakeDesk } from "#tests/support/fakeDesk.ts";
import { fakePicture, gridOf } from "#tests/support/fakePicture.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";

let uninstall: () => void;
let forest: OpenForest;
let point: PointId;
let rig: CameraRig;
beforeEach(async () => {
  uninstall = installBridge(createFakeBridge());
  forest = await openTestForest();
  point = addTestPoint(forest, { title: "动机" });
  vi.useFakeTimers();
});
afterEach(() => {
  rig.close();
  vi.useRealTimers();
  uninstall();
});

const PLACE: Rect = { x: 2000, y: 1500, width: 100, height: 40 };
/** Far larger than the canvas, with one real point in it. */
const large = (): Picture => fakePicture(new Map([...gridOf(500, { step: 300 }), [point, PLACE]]));

interface Rigged extends FakeDesk {
  readonly panned: CameraView[];
  settled(): Promise<void>;
  middle(): { readonly x: number; readonly y: number };
}

function rigged(picture: Picture = large(), parts: { readonly kept?: CameraView; readonly extent?: { width: number; height: number }; readonly textScale?: number } = {}): Rigged {
  const fake = fakeDesk({ forest, picture, ...(parts.extent === undefined ? {} : { extent: parts.extent }), ...(parts.textScale === undefined ? {} : { textScale: parts.textScale }) });
  if (parts.kept !== undefined) fake.kept.set("tower", { x: parts.kept.x, y: parts.kept.y, zoomRatio: parts.kept.zoom });
  const panned: CameraView[] = [];
  rig = createCameraRig(fake.desk, (view) => { panned.push(view); });
  return {
    ...fake, panned,
    settled: async () => { await vi.advanceTimersByTimeAsync(700); },
    middle() {
      const { x, y, zoom } = fake.desk.camera.get();
      const { width, height } = fake.desk.extent();
      return { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom };
    },
  };
}

/** Shows this picture through a lens and asks where the camera stands, as the stage does. */
const into = (fake: FakeDesk, lens: LensName, picture = large()) => (viewOf: () => CameraView): void => {
  fake.show(picture, lens);
  viewOf();
};

describe("the first look", () => {
  it("shows all of a small forest, in the middle", () => {
    const { desk, lookedAt } = rigged(fakePicture(gridOf(20)));
    const { zoom } = desk.camera.get();
    expect([zoom >= 0.5, zoom <= 1.3, lookedAt.length > 0, desk.store.get().zoomPct]).toEqual([true, true, true, Math.round(zoom * 100)]);
    const { bounds } = desk.stage.picture;
    expect(bounds.width * zoom <= 1000 && bounds.height * zoom <= 800).toBe(true);
  });

  it("begins a large one at a size that can be read, and a very large one as a whole", () => {
    const readable = rigged(fakePicture(gridOf(590, { step: 300 }))).desk.camera.get().zoom;
    rig.close();
    const whole = rigged(fakePicture(gridOf(3000, { step: 300 }))).desk.camera.get().zoom;
    expect([readable >= 0.5, whole < 0.5]).toEqual([true, true]);
  });

  it("waits for a canvas that has no size yet", () => {
    const fake = rigged(large(), { extent: { width: 0, height: 0 } });
    expect([fake.lookedAt, fake.desk.camera.get()]).toEqual([[], { x: 0, y: 0, zoom: 1 }]);
    fake.resize({ width: 1000, height: 800 });
    rig.adapt();
    expect(fake.lookedAt).toHaveLength(1);
  });

  it("takes the camera that was left in this lens", async () => {
    const kept = { x: -300, y: -200, zoom: 0.8 };
    const fake = rigged(large(), { kept });
    await fake.settled();
    expect(fake.desk.camera.get()).toEqual(kept);
  });

  it("keeps the zoom relative to the size of letters", async () => {
    const fake = rigged(large(), { kept: { x: -300, y: -200, zoom: 0.8 }, textScale: 1.25 });
    await fake.settled();
    expect([fake.desk.camera.get().zoom, fake.desk.store.get().zoomPct]).toEqual([1, 80]);
  });

  it("is taken again when the forest has become another one, unless a person has moved the camera", () => {
    const fake = rigged(fakePicture(gridOf(1)));
    const first = fake.desk.camera.get();
    fake.show(fakePicture(gridOf(60, { step: 300 })));
    rig.again();
    expect(fake.desk.camera.get().zoom).toBeLessThan(first.zoom);
    fake.desk.camera.set({ x: -10, y: -20, zoom: 1 });
    rig.again();
    expect(fake.desk.camera.get()).toEqual({ x: -10, y: -20, zoom: 1 });
  });

  it("does not take a camera that would show nothing", async () => {
    const fake = rigged(large(), { kept: { x: 90_000, y: 0, zoom: 1 } });
    const before = fake.desk.camera.get();
    await fake.settled();
    expect(fake.desk.camera.get()).toEqual(before);
  });

  it("does not take it either once a person has moved the camera, or the graph is gone", async () => {
    const fake = rigged(large(), { kept: { x: -300, y: -200, zoom: 0.8 } });
    fake.desk.camera.set({ x: -10, y: -20, zoom: 1 });
    await fake.settled();
    expect(fake.desk.camera.get()).toEqual({ x: -10, y: -20, zoom: 1 });
    rig.close();
    const other = rigged(large(), { kept: { x: -300, y: -200, zoom: 0.8 } });
    const before = other.desk.camera.get();
    rig.close();
    await other.settled();
    expect(other.desk.camera.get()).toEqual(before);
  });
});

describe("keeping the camera", () => {
  it("keeps it a moment after it was moved, once for many moves", async () => {
    const fake = rigged();
    const write = vi.spyOn(fake.desk.parts.keptCamera, "write");
    for (let x = 0; x < 5; x += 1) fake.desk.camera.set({ x: -x, y: 0, zoom: 1 });
    expect([write.mock.calls.length, fake.panned.length]).toEqual([0, 5]);
    await fake.settled();
    expect(write.mock.calls).toEqual([["tower", { x: -4, y: 0, zoomRatio: 1 }]]);
  });

  it("keeps nothing while it only follows the opening, and forgets what was kept once all is shown again", async () => {
    const fake = rigged();
    await fake.settled();
    expect(fake.kept.has("tower")).toBe(false);
    fake.desk.camera.set({ x: -7, y: -8, zoom: 1 });
    fake.desk.parts.cameraPort.request("fit");
    await fake.settled();
    expect(fake.kept.get("tower")).toBeNull();
  });

  it("keeps what was moved just before the graph is left", () => {
    const fake = rigged();
    fake.desk.camera.set({ x: -7, y: -8, zoom: 1 });
    rig.close();
    expect(fake.kept.get("tower")).toEqual({ x: -7, y: -8, zoomRatio: 1 });
  });

  it("keeps it for the lens that is left, not for the one that comes", () => {
    const fake = rigged();
    fake.desk.camera.set({ x: -7, y: -8, zoom: 1 });
    rig.leave();
    rig.enter(null, into(fake, "grove"));
    expect([fake.kept.get("tower"), fake.kept.has("grove")]).toEqual([{ x: -7, y: -8, zoomRatio: 1 }, false]);
  });
});

describe("entering another lens", () => {
  it("takes the camera that was left there when nothing is selected", async () => {
    const fake = rigged();
    fake.kept.set("grove", { x: -500, y: -400, zoomRatio: 0.9 });
    rig.leave();
    rig.enter(null, into(fake, "grove"));
    await fake.settled();
    expect(fake.desk.camera.get()).toEqual({ x: -500, y: -400, zoom: 0.9 });
  });

  it("holds the selected point where the eye is, and does not jump afterwards", async () => {
    const fake = rigged();
    fake.kept.set("grove", { x: -500, y: -400, zoomRatio: 0.9 });
    rig.leave();
    rig.enter({ id: point, at: { x: 321, y: 234 } }, into(fake, "grove"));
    const view = fake.desk.camera.get();
    expect([(PLACE.x + 50) * view.zoom + view.x, (PLACE.y + 20) * view.zoom + view.y].map(Math.round)).toEqual([321, 234]);
    await fake.settled();
    expect(fake.desk.camera.get()).toEqual(view);
  });

  it("holds nothing where everything can be seen at once, and opens as usual where the point does not stand", () => {
    const small = fakePicture(new Map([...gridOf(20), [point, { x: 0, y: 300, width: 80, height: 40 }]]));
    const fake = rigged(small);
    const opening = fake.desk.camera.get();
    rig.enter({ id: point, at: { x: 5, y: 5 } }, into(fake, "tower", small));
    expect(fake.desk.camera.get()).toEqual(opening);
    rig.enter({ id: "pt_nowhere", at: { x: 5, y: 5 } }, into(fake, "tower", small));
    expect(fake.desk.camera.get()).toEqual(opening);
  });
});

describe("a canvas of another size", () => {
  it("opens anew while nobody has moved the camera", () => {
    const fake = rigged(fakePicture(gridOf(20)));
    const before = fake.desk.camera.get();
    fake.resize({ width: 500, height: 400 });
    rig.adapt();
    expect(fake.desk.camera.get().zoom).toBeLessThan(before.zoom);
  });

  it("keeps in the middle what a person had there, at the zoom that person chose", () => {
    const fake = rigged();
    fake.desk.camera.set({ x: -700, y: -600, zoom: 0.9 });
    const before = fake.middle();
    fake.resize({ width: 640, height: 700 });
    rig.adapt();
    const after = fake.middle();
    expect([Math.abs(after.x - before.x) < 1e-6, Math.abs(after.y - before.y) < 1e-6, fake.desk.camera.get().zoom]).toEqual([true, true, 0.9]);
  });

  it("goes on showing everything to a person who saw everything", () => {
    const fake = rigged(fakePicture(gridOf(20)), { extent: { width: 700, height: 400 } });
    const { x, y, zoom } = fake.desk.camera.get();
    fake.desk.camera.set({ x: x + 3, y, zoom });
    fake.resize({ width: 1500, height: 1200 });
    rig.adapt();
    expect(fake.desk.camera.get().zoom).toBeGreaterThan(zoom * 1.2);
    fake.resize({ width: 300, height: 250 });
    rig.adapt();
    expect(fake.desk.stage.picture.bounds.width * fake.desk.camera.get().zoom).toBeLessThanOrEqual(300);
  });

  it("gives the room that a larger canvas gains to the picture, not to the ground beside it", () => {
    const fake = rigged(large(), { extent: { width: 500, height: 400 } });
    fake.desk.camera.set({ x: 60, y: -600, zoom: 0.9 });
    fake.resize({ width: 1500, height: 1200 });
    rig.adapt();
    expect(fake.desk.camera.get()).toEqual({ x: 60, y: -200, zoom: 0.9 });
  });

  it("keeps the same part of it in the middle when the picture is laid out anew for the room", () => {
    const fake = rigged(fakePicture(gridOf(500, { step: 300 })));
    fake.desk.camera.set({ x: -700, y: -600, zoom: 0.9 });
    const before = fake.middle();
    fake.resize({ width: 640, height: 700 });
    // Shown by the next layout.
    const half = fakePicture(gridOf(500, { step: 150 }));
    vi.spyOn(fake.desk, "refit").mockImplementation((viewOf) => { fake.show(half); viewOf(); return true; });
    rig.adapt();
    const after = fake.middle();
    expect([Math.abs(after.x - before.x / 2) < 2, Math.abs(after.y - before.y / 2) < 2]).toEqual([true, true]);
  });
});

describe("a picture for another room", () => {
  it("is asked for its place when it is laid out, so that it is dressed once, for there", () => {
    const fake = rigged(fakePicture(gridOf(20)));
    const seen: CameraView[] = [];
    vi.spyOn(fake.desk, "refit").mockImplementation((viewOf) => { seen.push(viewOf(), fake.desk.camera.get()); return true; });
    fake.resize({ width: 500, height: 400 });
    rig.adapt();
    const now = fake.desk.camera.get();
    expect([seen, fake.lookedAt.at(-1)]).toEqual([[now, now], now]);
  });

  it("is asked in the same way when it comes with another lens", () => {
    const fake = rigged();
    const seen: CameraView[] = [];
    rig.enter(null, (viewOf) => {
      fake.show(fakePicture(gridOf(20)), "grove");
      seen.push(viewOf());
    });
    expect([seen, fake.lookedAt.at(-1)]).toEqual([[fake.desk.camera.get()], fake.desk.camera.get()]);
  });
});

describe("a canvas of the same size", () => {
  it("lays nothing out and moves nothing, however often it is reported", () => {
    const fake = rigged();
    const refit = vi.spyOn(fake.desk, "refit");
    const painted = fake.lookedAt.length;
    rig.adapt();
    rig.adapt();
    expect([refit.mock.calls.length, fake.lookedAt.length]).toEqual([0, painted]);
  });

  it("is adapted to when its letters become larger, once", () => {
    const fake = rigged(large(), { textScale: 1 });
    fake.desk.camera.set({ x: -700, y: -600, zoom: 1 });
    const refit = vi.spyOn(fake.desk, "refit");
    vi.spyOn(fake.desk.parts, "textScale").mockReturnValue(1.25);
    rig.adapt();
    rig.adapt();
    expect([refit.mock.calls.length, fake.desk.store.get().zoomPct]).toEqual([1, 80]);
  });
});

describe("the shell's wishes", () => {
  const wish = (fake: FakeDesk, move: Parameters<FakeDesk["desk"]["parts"]["cameraPort"]["request"]>[0]): CameraView => {
    fake.desk.parts.cameraPort.request(move);
    return fake.desk.camera.get();
  };

  it("zooms in steps around the middle, and back to the size of letters that was asked for", () => {
    const fake = rigged();
    fake.desk.camera.set({ x: -700, y: -600, zoom: 1 });
    const before = fake.middle();
    expect([wish(fake, "zoom-in").zoom, wish(fake, "zoom-out").zoom, wish(fake, "zoom-out").zoom, wish(fake, "reset").zoom]).toEqual([1.25, 1, 0.8, 1]);
    expect([fake.middle().x, fake.middle().y].map(Math.round)).toEqual([before.x, before.y].map(Math.round));
  });

  it("shows everything, and goes on doing so while the canvas changes", () => {
    const fake = rigged();
    const whole = (view: CameraView): boolean => fake.desk.stage.picture.bounds.width * view.zoom <= fake.desk.extent().width && fake.desk.stage.picture.bounds.height * view.zoom <= fake.desk.extent().height;
    expect(whole(wish(fake, "fit"))).toBe(true);
    fake.resize({ width: 500, height: 300 });
    rig.adapt();
    expect(whole(fake.desk.camera.get())).toBe(true);
  });

  it("brings the selection into view by the smallest movement, and stays where it is in view already", () => {
    const fake = rigged();
    fake.desk.camera.set({ x: 0, y: 0, zoom: 1 });
    forest.selection.select([point]);
    const view = wish(fake, "selection");
    expect([view.zoom, PLACE.x + PLACE.width + view.x <= 1000, PLACE.y + PLACE.height + view.y <= 800]).toEqual([1, true, true]);
    expect(wish(fake, "selection")).toEqual(view);
  });

  it("comes near enough to read what is selected", () => {
    const fake = rigged();
    fake.desk.camera.set({ x: 0, y: 0, zoom: 0.1 });
    forest.selection.select([point]);
    expect(wish(fake, "selection").zoom).toBe(1);
  });

  it("frames the selection in the middle, and does nothing where nothing is selected", () => {
    const fake = rigged();
    const before = fake.desk.camera.get();
    expect([wish(fake, "frame"), wish(fake, "selection")]).toEqual([before, before]);
    forest.selection.select([point]);
    wish(fake, "frame");
    expect(Math.round(fake.middle().x)).toBe(2050);
  });

  it("is deaf once it is closed", () => {
    const fake = rigged();
    const before = fake.desk.camera.get();
    rig.close();
    expect(wish(fake, "zoom-in")).toEqual(before);
  });
});

describe("a place that a saved view keeps", () => {
  it("is where a person left the camera, and null while the camera shows everything by itself", () => {
    const fake = rigged();
    expect(fake.desk.parts.cameraPort.place()).toBeNull();
    fake.desk.camera.set({ x: -10, y: -20, zoom: 1 });
    expect(fake.desk.parts.cameraPort.place()).toEqual({ x: -10, y: -20, zoomRatio: 1, width: 1000, height: 800 });
  });

  it("is gone to with its middle in the middle; on a canvas of another size, or where nothing is, everything is shown", () => {
    const fake = rigged();
    const { cameraPort } = fake.desk.parts;
    cameraPort.goTo({ x: -10, y: -20, zoomRatio: 1, width: 1100, height: 800 });
    expect(fake.desk.camera.get()).toEqual({ x: -60, y: -20, zoom: 1 });
    cameraPort.request("fit");
    const fit = fake.desk.camera.get();
    for (const other of [{ width: 500 }, { height: 2000 }, { x: 9_000_000 }]) {
      fake.desk.camera.set({ x: -10, y: -20, zoom: 1 });
      cameraPort.goTo({ x: -10, y: -20, zoomRatio: 1, width: 1000, height: 800, ...other });
      expect(fake.desk.camera.get()).toEqual(fit);
    }
  });
});
