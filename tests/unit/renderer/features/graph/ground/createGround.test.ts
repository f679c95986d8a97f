// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createGround, type Ground } from "#renderer/features/graph/ground/createGround.ts";
import type { TilePort } from "#renderer/features/graph/ground/createTiles.ts";
import type { ToTileWorker } from "#renderer/features/graph/ground/tileProtocol.ts";
import type { FilterLight, GroundShape, Picture } from "#renderer/features/graph/model/lensTypes.ts";
import { fakeFrames, type FakeFrames } from "#tests/support/fakeFrames.ts";
import { fakePicture, gridOf } from "#tests/support/fakePicture.ts";
import { recordingContext, recordPaths, type RecordingContext } from "#tests/support/recordingContext.ts";
import { NAMED_THEME } from "#tests/support/sceneBoxes.ts";

const ALL: FilterLight = { points: null, linkTypes: null, fresh: new Set(), showsDisputes: true };
const panel: GroundShape = { kind: "box", rect: { x: 0, y: 0, width: 300, height: 300 }, radius: 8, fill: "band" };

let frames: FakeFrames;
let recording: RecordingContext;
let canvas: HTMLElement;
let ground: Ground;
let sent: ToTileWorker[];
let port: TilePort;
beforeEach(() => {
  frames = fakeFrames();
  recordPaths();
  recording = recordingContext();
  // SAFETY: a context that writes down instead of drawing.
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation((() => recording.context) as unknown as HTMLCanvasElement["getContext"]);
  canvas = document.createElement("div");
  Object.defineProperty(canvas, "clientWidth", { value: 1000 });
  Object.defineProperty(canvas, "clientHeight", { value: 500 });
  sent = [];
  port = { onmessage: null, postMessage: (message: ToTileWorker) => { sent.push(message); }, terminate: vi.fn() };
  ground = createGround(canvas, NAMED_THEME, () => port);
});
afterEach(() => {
  ground.destroy();
  vi.unstubAllGlobals();
});

const picture = (more: Partial<Picture> = {}): Picture => fakePicture(gridOf(20), { ground: [panel], ...more });
const spotsSent = (): number => sent.filter(({ kind }) => kind === "spots").length;
const fills = (): number => recording.calls("fill").length;
const transform = (): string | undefined => canvas.querySelector("canvas")?.style.transform;

describe("createGround", () => {
  it("tells the worker of its colours at once, and draws shapes and asks for tiles when there is a picture", () => {
    expect(sent.map(({ kind }) => kind)).toEqual(["colors"]);
    ground.show(picture(), ALL, []);
    frames.all();
    expect([sent.map(({ kind }) => kind), fills()]).toEqual([["colors", "spots", "draw"], 1]);
  });

  it("draws the shapes of the moment over those of the picture", () => {
    ground.show(picture(), ALL, [{ ...panel, fill: "paper" }]);
    frames.all();
    expect(recording.calls("fill").map(({ look }) => look["fillStyle"])).toEqual(["--band", "--paper"]);
  });

  it("sends spots again only when they look different: not for other words, but for another place or another light", () => {
    ground.show(picture(), ALL, []);
    ground.show(picture(), ALL, []);
    expect(spotsSent()).toBe(1);
    ground.show(fakePicture(gridOf(21)), ALL, []);
    expect(spotsSent()).toBe(2);
    ground.show(fakePicture(gridOf(21)), { ...ALL, points: new Set(["pt_1"]) }, []);
    const last = sent.findLast((message) => message.kind === "spots");
    expect([spotsSent(), [...(last?.kind === "spots" ? last.spots.dimmed : [])].slice(0, 3)]).toEqual([3, [1, 0, 1]]);
  });

  it("is moved as a whole while the camera stays near, and drawn anew at its edge or at another zoom", () => {
    ground.show(picture(), ALL, []);
    ground.look({ x: 0, y: 0, zoom: 1 });
    frames.all();
    ground.look({ x: 50, y: 20, zoom: 1 });
    expect([transform(), frames.waiting]).toEqual(["translate(50px, 20px)", 0]);
    ground.look({ x: 200, y: 20, zoom: 1 });
    expect(frames.waiting).toBe(1);
    frames.all();
    expect(transform()).toBe("");
  });

  it("takes other colours, its own and the worker's", () => {
    ground.show(picture(), ALL, []);
    frames.all();
    const before = fills();
    ground.retheme({ ...NAMED_THEME, band: "dark" });
    frames.all();
    expect([fills() > before, recording.calls("fill").at(-1)?.look["fillStyle"], sent.filter(({ kind }) => kind === "colors").length]).toEqual([true, "dark", 2]);
  });

  it("draws the whole picture in small, and nothing before there is one", () => {
    const small = recordingContext();
    ground.drawSmall(small.context, 0.1);
    expect(small.drawn).toEqual([]);
    ground.show(picture(), ALL, []);
    ground.drawSmall(small.context, 0.1);
    expect(small.calls("fill")).toHaveLength(1);
  });

  it("leaves nothing behind", () => {
    ground.show(picture(), ALL, []);
    ground.destroy();
    expect([canvas.childElementCount, frames.waiting]).toEqual([0, 0]);
    expect(port.terminate).toHaveBeenCalledOnce();
  });
});
