// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createGround, type Ground } from "#renderer/features/graph/ground/createGround.ts";
import type { TilePort } from "#renderer/features/graph/ground/createTiles.ts";
import { tileKey, type FromTileWorker, type TileName, type ToTileWorker } from "#renderer/features/graph/ground/tileProtocol.ts";
import type { FilterLight, GroundShape, Picture } from "#renderer/features/graph/model/lensTypes.ts";
import { fakeFrames, type FakeFrames } from "#tests/support/fakeFrames.ts";
import { fakePicture, gridOf } from "#tests/support/fakePicture.ts";
import { recordingContext, recordPaths, type RecordingContext } from "#tests/support/recordingContext.ts";
import { NAMED_THEME } from "#tests/support/sceneBoxes.ts";

const ALL: FilterLight = { points: null, linkTypes: null, fresh: new Set(), showsDisputes: true };
const panel: GroundShape = { kind: "box", rect: { x: 0, y: 0, width: 300, height: 300 }, radius: 8, fill: "band" };
const START = { x: 0, y: 0, zoom: 1 };

let frames: FakeFrames;
let recording: RecordingContext;
let size: { width: number; height: number };
let canvas: HTMLElement;
let ground: Ground;
let sent: ToTileWorker[];
let port: TilePort;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  frames = fakeFrames();
  recordPaths();
  recording = recordingContext();
  // SAFETY: a context that writes down instead of drawing.
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation((function of(this: HTMLCanvasElement) {
    Object.assign(recording.context, { canvas: this });
    return recording.context;
  }) as unknown as HTMLCanvasElement["getContext"]);
  canvas = document.createElement("div");
  size = { width: 1000, height: 500 };
  Object.defineProperty(canvas, "clientWidth", { get: () => size.width });
  Object.defineProperty(canvas, "clientHeight", { get: () => size.height });
  sent = [];
  port = { onmessage: null, postMessage: (message: ToTileWorker) => { sent.push(message); }, terminate: vi.fn() };
  ground = createGround(canvas, NAMED_THEME, () => port);
});
afterEach(() => {
  ground.destroy();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Larger than the surface on every side. */
const wide: GroundShape = { ...panel, rect: { x: -5000, y: -5000, width: 10_000, height: 10_000 } };
const picture = (more: Partial<Picture> = {}): Picture => fakePicture(gridOf(20), { ground: [panel], ...more });
const spotsSent = (): number => sent.filter(({ kind }) => kind === "spots").length;
const asked = (): { readonly tiles: readonly TileName[]; readonly generation: number }[] => sent.flatMap((message) => (message.kind === "draw" ? [message] : []));
const fills = (): number => recording.calls("fill").length;
/** What was wiped to be drawn anew: the whole surface, or patches. */
const wiped = (): (readonly unknown[])[] => recording.calls("clearRect").map(({ given }) => given);
const transform = (): string | undefined => canvas.querySelector("canvas")?.style.transform;
const WHOLE = [0, 0, 1240, 620];

/** Shows it, looks there, and everything is drawn. */
function shown(of: Picture, view = START): void {
  ground.show(of, ALL, []);
  ground.look(view, true);
  frames.all();
  recording.drawn.length = 0;
}

function answer(tiles: readonly TileName[], generation = asked().at(-1)?.generation ?? 0): void {
  // SAFETY: nothing but the context takes the bitmaps.
  port.onmessage?.({ data: { tiles: tiles.map((tile) => ({ tile, bitmap: { name: tileKey(tile), close: () => undefined } })), generation } } as unknown as MessageEvent<FromTileWorker>);
}

describe("createGround", () => {
  it("tells the worker of its colours at once, and draws shapes and asks for tiles when there is a picture and a place to look at", () => {
    expect(sent.map(({ kind }) => kind)).toEqual(["colors"]);
    ground.show(picture(), ALL, []);
    frames.all();
    expect([sent.map(({ kind }) => kind), fills()]).toEqual([["colors", "spots"], 0]);
    ground.look(START);
    frames.all();
    expect([sent.map(({ kind }) => kind), fills()]).toEqual([["colors", "spots", "draw"], 1]);
  });

  it("asks for tiles as soon as it is shown, long before the frame in which it draws", () => {
    ground.look(START, true);
    ground.show(picture(), ALL, []);
    expect([sent.map(({ kind }) => kind), fills()]).toEqual([["colors", "spots", "draw"], 0]);
    frames.all();
    expect([sent.length, fills()]).toEqual([3, 1]);
  });

  it("has tiles of an announced picture drawn before it is shown, sends nothing twice, and draws the surface once", () => {
    shown(picture());
    const other = fakePicture(gridOf(21), { ground: [panel] });
    ground.announce(other, ALL);
    expect([sent.slice(-2).map(({ kind }) => kind), spotsSent(), frames.waiting]).toEqual([["spots", "draw"], 2, 0]);
    ground.show(other, ALL, []);
    answer(asked().at(-1)?.tiles ?? []);
    expect([spotsSent(), asked().length, frames.waiting]).toEqual([2, 2, 1]);
    frames.all();
    expect([wiped(), recording.calls("drawImage").length > 0]).toEqual([[WHOLE], true]);
  });

  it("asks for nothing when what is announced looks as before", () => {
    shown(picture());
    const before = sent.length;
    ground.announce(picture(), ALL);
    expect([sent.length, frames.waiting]).toEqual([before, 0]);
  });

  it("draws the shapes of the moment over those of the picture", () => {
    ground.look(START);
    ground.show(picture(), ALL, [{ ...panel, fill: "paper" }]);
    frames.all();
    expect(recording.calls("fill").map(({ look }) => look["fillStyle"])).toEqual(["--band", "--paper"]);
  });

  it("draws nothing anew for other words or another selection, but for another picture, light or shapes of the moment", () => {
    const of = picture();
    shown(of);
    ground.show(of, { ...ALL, showsDisputes: false }, []);
    expect(frames.waiting).toBe(0);
    const changes: (() => void)[] = [() => { ground.show(picture(), ALL, []); }, () => { ground.show(of, ALL, [panel]); }, () => { ground.show(of, { ...ALL, points: new Set() }, [panel]); }];
    expect(changes.map((change) => {
      change();
      const { waiting } = frames;
      frames.all();
      return waiting;
    })).toEqual([1, 1, 1]);
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

  it("is moved as a whole while the camera stays near, and drawn anew at its edge", () => {
    shown(picture({ ground: [wide] }));
    ground.look({ x: 50, y: 20, zoom: 1 });
    expect([transform(), frames.waiting]).toEqual(["translate(50px, 20px) scale(1)", 0]);
    ground.look({ x: 200, y: 20, zoom: 1 });
    expect(frames.waiting).toBe(1);
    frames.all();
    expect([wiped(), transform()]).toEqual([[WHOLE], "translate(-102px, -10px) scale(1)"]);
  });

  it("is only moved as long as it holds all that there is", () => {
    shown(picture());
    ground.look({ x: 400, y: 200, zoom: 1 });
    ground.look({ x: -600, y: -300, zoom: 1 });
    expect(frames.waiting).toBe(0);
    ground.show(picture({ ground: [wide] }), ALL, []);
    frames.all();
    expect([wiped(), transform()]).toEqual([[WHOLE], ""]);
  });

  it("is scaled while the wheel turns, and drawn once it rests, at most once a frame in between", () => {
    shown(picture());
    const drawings: number[] = [];
    for (let notch = 1; notch <= 12; notch += 1) {
      const zoom = 1.066 ** notch;
      ground.look({ x: 500 - 500 * zoom, y: 250 - 250 * zoom, zoom });
      frames.all();
      drawings.push(wiped().length);
    }
    expect(drawings).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1]);
    expect(transform()).toMatch(/scale\(1\.2/);
    vi.advanceTimersByTime(200);
    frames.all();
    expect([wiped().length, transform()]).toEqual([2, ""]);
  });

  it("asks for no tiles of a level that the zoom passes through where another stands in, and for those in force at rest", () => {
    shown(picture({ ground: [wide] }));
    answer(asked()[0]?.tiles ?? []);
    frames.all();
    const before = asked().length;
    for (const zoom of [1.8, 3.2]) {
      ground.look({ x: 500 - 500 * zoom, y: 250 - 250 * zoom, zoom });
      frames.all();
    }
    expect([wiped().length > 2, asked().length]).toEqual([true, before]);
    vi.advanceTimersByTime(200);
    expect([asked().length, asked().at(-1)?.tiles[0]?.level]).toEqual([before + 1, 2]);
  });

  it("draws only where tiles have come, and all of it when many have", () => {
    shown(picture());
    const { tiles = [] } = asked()[0] ?? {};
    answer(tiles.filter(({ column, row }) => column === 0 && row === 0));
    answer(tiles.filter(({ column, row }) => column === 1 && row === 0));
    frames.all();
    expect([wiped(), fills()]).toEqual([[[120, 60, 512, 512], [632, 60, 512, 512]], 1]);
    recording.drawn.length = 0;
    answer(tiles.filter(({ column, row }) => row !== 0 || column < 0 || column > 1));
    frames.all();
    expect([tiles.length > 8, wiped()]).toEqual([true, [WHOLE]]);
  });

  it("draws nothing for a tile of another level or of elsewhere", () => {
    shown(picture());
    answer([{ level: -2, column: 0, row: 0 }, { level: 0, column: 40, row: 0 }]);
    expect(frames.waiting).toBe(0);
  });

  it("is drawn for the view where a jump ends, once", () => {
    shown(picture());
    ground.look({ x: 0, y: 0, zoom: 0.1 });
    frames.all();
    expect(wiped()).toHaveLength(1);
    vi.advanceTimersByTime(500);
    frames.all();
    expect([wiped().length, transform()]).toEqual([1, ""]);
  });

  it("takes other colours, its own and the worker's", () => {
    shown(picture());
    ground.retheme({ ...NAMED_THEME, band: "dark" });
    expect(sent.slice(-2).map(({ kind }) => kind)).toEqual(["colors", "draw"]);
    frames.all();
    expect([fills(), recording.calls("fill").at(-1)?.look["fillStyle"]]).toEqual([1, "dark"]);
  });

  it("is drawn at once for a canvas of another size, and not for one of the same", () => {
    shown(picture());
    ground.resize();
    expect([wiped(), frames.waiting]).toEqual([[], 0]);
    size = { width: 500, height: 500 };
    ground.resize();
    expect([wiped(), frames.waiting, canvas.querySelector("canvas")?.style.width]).toEqual([[[0, 0, 620, 620]], 0, "620px"]);
  });

  it("waits with its first drawing for a canvas that has a size", () => {
    size = { width: 0, height: 0 };
    ground.resize();
    ground.show(picture(), ALL, []);
    ground.look(START, true);
    frames.all();
    expect(fills()).toBe(0);
    size = { width: 1000, height: 500 };
    ground.resize();
    expect([fills(), wiped()]).toEqual([1, [WHOLE]]);
  });

  it("draws the whole picture in small, and nothing before there is one", () => {
    const small = recordingContext();
    ground.drawSmall(small.context, 0.1);
    expect(small.drawn).toEqual([]);
    ground.show(picture(), ALL, []);
    ground.drawSmall(small.context, 0.1);
    expect(small.calls("fill")).toHaveLength(1);
  });

  it("tells of a change when the small picture would be another: not for tiles of the canvas", () => {
    const told = vi.fn();
    ground.onChange(told);
    shown(picture());
    vi.advanceTimersByTime(500);
    expect(told).toHaveBeenCalledTimes(1);
    answer(asked()[0]?.tiles ?? []);
    vi.advanceTimersByTime(500);
    expect(told).toHaveBeenCalledTimes(1);
    ground.drawSmall(recordingContext().context, 0.1);
    answer(asked().at(-1)?.tiles ?? []);
    vi.advanceTimersByTime(500);
    expect(told).toHaveBeenCalledTimes(2);
  });

  it("leaves nothing behind", () => {
    ground.show(picture(), ALL, []);
    ground.look(START);
    ground.destroy();
    vi.advanceTimersByTime(500);
    expect([canvas.childElementCount, frames.waiting]).toEqual([0, 0]);
    expect(port.terminate).toHaveBeenCalledOnce();
  });
});
