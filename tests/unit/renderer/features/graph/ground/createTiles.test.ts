import { describe, expect, it, vi } from "vitest";
import type { Rect } from "#shared/tower/index.ts";
import { boxOf, createTiles, levelFor, tilesOf, type TileLook, type TilePort } from "#renderer/features/graph/ground/createTiles.ts";
import { tileKey, type FromTileWorker, type TileName, type TileSpots, type TileViewer, type ToTileWorker } from "#renderer/features/graph/ground/tileProtocol.ts";
import { recordingContext } from "#tests/support/recordingContext.ts";

const SPOTS: TileSpots = { rects: Float32Array.from([0, 0, 10, 10]), tints: new Uint8Array(1), dimmed: new Uint8Array(0), shape: "card" };
const NO_SPOTS: TileSpots = { ...SPOTS, rects: new Float32Array(0) };
/** Four tiles at level 0. */
const PART: Rect = { x: 0, y: 0, width: 1000, height: 1000 };

interface Bitmap { readonly name: string; readonly close: ReturnType<typeof vi.fn> }

function opened(spots: TileSpots = SPOTS) {
  const sent: ToTileWorker[] = [];
  const port: TilePort = { onmessage: null, postMessage: (message: ToTileWorker) => { sent.push(message); }, terminate: vi.fn() };
  const onCanvas = vi.fn<(tiles: readonly TileName[]) => void>();
  const onMinimap = vi.fn<(tiles: readonly TileName[]) => void>();
  const tiles = createTiles(port, { canvas: onCanvas, minimap: onMinimap });
  tiles.setSpots(spots, null);
  const bitmaps: Bitmap[] = [];
  const bitmapOf = (tile: TileName, generation: number): Bitmap => {
    const bitmap = { name: `${tileKey(tile)}@${generation}`, close: vi.fn() };
    bitmaps.push(bitmap);
    return bitmap;
  };
  const post = (drawn: readonly { readonly tile: TileName; readonly bitmap: Bitmap | null }[], generation: number): void => {
    // SAFETY: tiles only close bitmaps and hand them on to the context.
    port.onmessage?.({ data: { tiles: drawn, generation } } as unknown as MessageEvent<FromTileWorker>);
  };
  const answerWith = (drawn: readonly TileName[], generation: number): void => { post(drawn.map((tile) => ({ tile, bitmap: bitmapOf(tile, generation) })), generation); };
  const answer = (tile: TileName, generation: number, isEmpty = false): Bitmap => {
    const bitmap = bitmapOf(tile, generation);
    post([{ tile, bitmap: isEmpty ? null : bitmap }], generation);
    return bitmap;
  };
  const asked = (): { readonly viewer: TileViewer; readonly tiles: readonly TileName[]; readonly generation: number }[] => sent.flatMap((message) => (message.kind === "draw" ? [message] : []));
  const painted = (part: Rect = PART, scale = 1): string[] => {
    const { context, calls } = recordingContext();
    tiles.paint(context, part, scale);
    return calls("drawImage").map(({ given }) => (given[0] as Bitmap).name);
  };
  const want = (part: Rect = PART, more: Partial<TileLook> & { readonly viewer?: TileViewer } = {}): void => {
    const { viewer = "canvas", ...look } = more;
    tiles.want(viewer, { part, devicePxPerPx: 1, ...look });
  };
  /** Wants what it paints, as a surface that is drawn anew does. */
  const draw = (part: Rect = PART, scale = 1, viewer: TileViewer = "canvas"): string[] => {
    want(part, { devicePxPerPx: scale, viewer });
    return painted(part, scale);
  };
  /** Answers everything that was asked last. */
  const answerAll = (): void => {
    const last = asked().at(-1);
    answerWith(last?.tiles ?? [], last?.generation ?? 0);
  };
  return { tiles, port, sent, onCanvas, onMinimap, answer, answerWith, asked, want, painted, draw, answerAll, bitmaps };
}

const names = (tiles: readonly TileName[] | undefined): string[] => (tiles ?? []).map(tileKey);

describe("createTiles", () => {
  it("asks for what is missing once, from the middle outwards, and draws it when it has come", () => {
    const { draw, asked, answerAll, onCanvas } = opened();
    expect(draw({ x: 0, y: 0, width: 1536, height: 512 })).toEqual([]);
    draw({ x: 0, y: 0, width: 1536, height: 512 });
    expect(asked().map(({ tiles }) => names(tiles))).toEqual([["0:1:0", "0:0:0", "0:2:0"]]);
    answerAll();
    expect([onCanvas.mock.calls.map(([came]) => names(came)), draw({ x: 0, y: 0, width: 1536, height: 512 }), asked().length]).toEqual([[["0:1:0", "0:0:0", "0:2:0"]], ["0:1:0@1", "0:0:0@1", "0:2:0@1"], 1]);
  });

  it("asks for nothing where nothing stands", () => {
    const { draw, asked } = opened(NO_SPOTS);
    expect([draw(), asked()]).toEqual([[], []]);
  });

  it("draws nothing for a tile that is empty, and does not ask for it again", () => {
    const { draw, asked, answer } = opened();
    draw({ x: 0, y: 0, width: 500, height: 500 });
    answer({ level: 0, column: 0, row: 0 }, 1, true);
    expect([draw({ x: 0, y: 0, width: 500, height: 500 }), asked().length]).toEqual([[], 1]);
  });

  it("asks again for what a change has made stale, and draws the old one until the new one is here", () => {
    const { tiles, draw, asked, answerAll, answer, bitmaps } = opened();
    draw();
    answerAll();
    const before = draw();
    tiles.setSpots(SPOTS, [{ x: 600, y: 600, width: 10, height: 10 }]);
    expect(draw()).toEqual(before);
    expect(names(asked().at(-1)?.tiles)).toEqual(["0:1:1"]);
    answer({ level: 0, column: 1, row: 1 }, 2);
    expect(draw()).toContain("0:1:1@2");
    expect(bitmaps.find(({ name }) => name === "0:1:1@1")?.close).toHaveBeenCalledOnce();
    expect(asked()).toHaveLength(2);
  });

  it("asks again for everything when all may have changed or the colours have", () => {
    const { tiles, draw, asked, answerAll } = opened();
    draw();
    answerAll();
    tiles.setSpots(SPOTS, null);
    draw();
    answerAll();
    tiles.setColors({ surface: "#fff", hairline: "#eee", main: [] });
    draw();
    expect(asked().map((each) => [each.tiles.length, each.generation])).toEqual([[4, 1], [4, 2], [4, 3]]);
  });

  it("takes an answer from before a change where nothing is yet, and asks for a newer one", () => {
    const { tiles, draw, asked, answer } = opened();
    const part = { x: 0, y: 0, width: 500, height: 500 };
    draw(part);
    tiles.setSpots(SPOTS, null);
    answer({ level: 0, column: 0, row: 0 }, 1);
    expect([draw(part), asked().map(({ generation }) => generation)]).toEqual([["0:0:0@1"], [1, 2]]);
  });

  it("does not let an answer from before a change replace what is there, nor ask twice because of it", () => {
    const { tiles, draw, asked, answer } = opened();
    const part = { x: 0, y: 0, width: 500, height: 500 };
    const tile = { level: 0, column: 0, row: 0 };
    draw(part);
    tiles.setSpots(SPOTS, null);
    draw(part);
    answer(tile, 1);
    draw(part);
    expect(asked()).toHaveLength(2);
    answer(tile, 2);
    const late = answer(tile, 1);
    expect([late.close.mock.calls.length, draw(part), asked().length]).toEqual([1, ["0:0:0@2"], 2]);
  });

  it("keeps no more than it has room for, closing what was used least lately", () => {
    const { draw, answerAll, bitmaps } = opened();
    const row = (at: number): Rect => ({ x: at * 512 * 4 + 1, y: 1, width: 512 * 4 - 2, height: 500 });
    for (let at = 0; at < 12; at += 1) {
      draw(row(at));
      answerAll();
    }
    expect(bitmaps.every(({ close }) => close.mock.calls.length === 0)).toBe(true);
    draw(row(0));
    draw(row(12));
    answerAll();
    const closed = bitmaps.filter(({ close }) => close.mock.calls.length > 0).map(({ name }) => name.split("@")[0]);
    expect(closed.toSorted()).toEqual(["0:4:0", "0:5:0", "0:6:0", "0:7:0"]);
  });

  it("keeps all that one look needs, however large the screen, with the minimap beside it", () => {
    const { draw, answerAll, asked } = opened();
    const screen = { x: 1, y: 1, width: 512 * 12 - 2, height: 512 * 8 - 2 };
    const small = (): string[] => draw({ x: 0, y: 0, width: 512 * 12, height: 512 * 8 }, 1 / 64, "minimap");
    for (let i = 0; i < 4; i += 1) {
      draw(screen);
      answerAll();
      small();
      answerAll();
    }
    expect([draw(screen).length, asked().length]).toEqual([96, 2]);
  });

  it("lets other levels stand in while a tile is drawn: the one above, all four below it, else what there is", () => {
    const { draw, answerAll, answer } = opened();
    draw({ x: 0, y: 0, width: 1000, height: 1000 }, 0.5);
    answerAll();
    expect(draw({ x: 0, y: 0, width: 500, height: 500 }, 1)).toEqual(["-1:0:0@1"]);
    const other = opened();
    other.draw({ x: 0, y: 0, width: 500, height: 500 }, 1);
    other.answer({ level: 0, column: 0, row: 0 }, 1);
    expect(other.draw({ x: 0, y: 0, width: 1000, height: 1000 }, 0.5)).toEqual(["0:0:0@1"]);
    other.answer({ level: -3, column: 0, row: 0 }, 1);
    expect(other.painted(PART, 0.5)).toEqual(["-3:0:0@1"]);
    other.answerWith([{ level: 0, column: 1, row: 0 }, { level: 0, column: 0, row: 1 }, { level: 0, column: 1, row: 1 }], 1);
    expect(other.painted(PART, 0.5)).toEqual(["0:0:0@1", "0:1:0@1", "0:0:1@1", "0:1:1@1"]);
    answer({ level: 0, column: 0, row: 0 }, 1);
    expect(draw({ x: 0, y: 0, width: 500, height: 500 }, 1)).toEqual(["0:0:0@1"]);
  });

  it("takes a stand-in from however far above", () => {
    const { answer, painted } = opened();
    answer({ level: -7, column: 0, row: 0 }, 1);
    expect(painted({ x: 600, y: 0, width: 100, height: 100 }, 1)).toEqual(["-7:0:0@1"]);
  });

  it("calls off what nobody looks at any longer, and asks for it again when somebody does", () => {
    const { want, asked, answer, onCanvas } = opened();
    want(PART, { devicePxPerPx: 0.5 });
    want(PART);
    want(PART, { devicePxPerPx: 0.5 });
    expect(asked().map(({ tiles }) => names(tiles))).toEqual([["-1:0:0"], ["0:0:0", "0:1:0", "0:0:1", "0:1:1"].toSorted((a, b) => names(tilesOf(PART, 0)).indexOf(a) - names(tilesOf(PART, 0)).indexOf(b)), ["-1:0:0"]]);
    answer({ level: -1, column: 0, row: 0 }, 1);
    want(PART, { devicePxPerPx: 0.5 });
    expect([asked().length, onCanvas.mock.calls.length]).toEqual([3, 1]);
  });

  it("calls all off when all that is looked at is there", () => {
    const { want, asked, answerAll } = opened();
    want({ x: 0, y: 0, width: 500, height: 500 });
    answerAll();
    want();
    want({ x: 0, y: 0, width: 500, height: 500 });
    want({ x: 0, y: 0, width: 500, height: 500 });
    expect(asked().map(({ tiles }) => tiles.length)).toEqual([1, 3, 0]);
  });

  it("goes on waiting for what is still looked at beside what is not", () => {
    const { want, asked, answer } = opened();
    want({ x: 0, y: 0, width: 1000, height: 500 });
    want({ x: 600, y: 0, width: 1000, height: 500 });
    answer({ level: 0, column: 1, row: 0 }, 1);
    want({ x: 600, y: 0, width: 1000, height: 500 });
    expect(asked().map(({ tiles }) => names(tiles).toSorted())).toEqual([["0:0:0", "0:1:0"], ["0:1:0", "0:2:0", "0:3:0"]]);
  });

  it("keeps what the minimap waits for apart from what the canvas does", () => {
    const { want, asked, answer, onCanvas, onMinimap } = opened();
    want(PART, { viewer: "minimap", devicePxPerPx: 1 / 8 });
    want();
    want({ x: 2000, y: 0, width: 500, height: 500 });
    want(PART, { viewer: "minimap", devicePxPerPx: 1 / 8 });
    expect(asked().map(({ viewer, tiles }) => [viewer, tiles.length])).toEqual([["minimap", 1], ["canvas", 4], ["canvas", 2]]);
    answer({ level: -3, column: 0, row: 0 }, 1);
    expect([onMinimap.mock.calls.length, onCanvas.mock.calls.length]).toEqual([1, 0]);
  });

  it("tells of tiles only where they are looked at: not of another level, not of another part", () => {
    const { want, answerWith, onCanvas } = opened();
    want();
    answerWith([{ level: 1, column: 0, row: 0 }, { level: 0, column: 7, row: 0 }], 1);
    expect(onCanvas).not.toHaveBeenCalled();
    answerWith([{ level: 0, column: 0, row: 0 }, { level: 0, column: 7, row: 0 }, { level: 0, column: 1, row: 0 }], 1);
    expect(onCanvas.mock.calls.map(([came]) => names(came))).toEqual([["0:0:0", "0:1:0"]]);
  });

  it("asks for nothing that another level can stand in for while the zoom passes through, and for all of it at rest", () => {
    const { want, asked, answerAll } = opened();
    want({ x: 0, y: 0, width: 1000, height: 1000 }, { devicePxPerPx: 0.5 });
    answerAll();
    want({ x: 0, y: 0, width: 2000, height: 1000 }, { isPassing: true });
    expect(names(asked().at(-1)?.tiles).toSorted()).toEqual(["0:2:0", "0:2:1", "0:3:0", "0:3:1"]);
    want({ x: 0, y: 0, width: 1000, height: 1000 }, { isPassing: true });
    expect(asked().at(-1)?.tiles).toEqual([]);
    want({ x: 0, y: 0, width: 1000, height: 1000 });
    expect(asked().at(-1)?.tiles).toHaveLength(4);
  });

  it("does not call off, while the zoom passes through, what it was asked for and is looked at", () => {
    const { want, asked, answer } = opened();
    want();
    answer({ level: -4, column: 0, row: 0 }, 1);
    want(PART, { isPassing: true });
    expect(asked()).toHaveLength(1);
  });

  it("closes what the worker has drawn twice, and tells of it once", () => {
    const { want, answer, onCanvas } = opened();
    want();
    const first = answer({ level: 0, column: 0, row: 0 }, 1);
    const second = answer({ level: 0, column: 0, row: 0 }, 1);
    expect([first.close.mock.calls.length, second.close.mock.calls.length, onCanvas.mock.calls.length]).toEqual([0, 1, 1]);
  });

  it("keeps what lies between changes far apart", () => {
    const { tiles, draw, asked, answerAll } = opened();
    draw();
    answerAll();
    tiles.setSpots(SPOTS, [{ x: 10, y: 10, width: 10, height: 10 }, { x: 900, y: 900, width: 10, height: 10 }]);
    draw();
    expect(names(asked().at(-1)?.tiles).toSorted()).toEqual(["0:0:0", "0:1:1"]);
  });

  it("closes everything in the end and hears nothing more", () => {
    const { tiles, port, draw, answerAll, bitmaps } = opened();
    draw();
    answerAll();
    tiles.destroy();
    expect([bitmaps.every(({ close }) => close.mock.calls.length === 1), port.onmessage]).toEqual([true, null]);
    expect(port.terminate).toHaveBeenCalledOnce();
  });
});

describe("boxOf", () => {
  it("is what a tile holds of the picture", () => {
    expect([boxOf({ level: 0, column: 1, row: -1 }), boxOf({ level: -1, column: 1, row: 0 })]).toEqual([{ x: 512, y: -512, width: 512, height: 512 }, { x: 1024, y: 0, width: 1024, height: 1024 }]);
  });
});

describe("tilesOf", () => {
  it("covers the part, with no tile that lies wholly outside", () => {
    expect(names(tilesOf({ x: -10, y: 500, width: 20, height: 20 }, 0)).toSorted()).toEqual(["0:-1:0", "0:-1:1", "0:0:0", "0:0:1"]);
    expect(names(tilesOf({ x: 512, y: 0, width: 512, height: 512 }, 0))).toEqual(["0:1:0"]);
  });

  it("has tiles of half the side one level nearer", () => {
    expect(tilesOf({ x: 0, y: 0, width: 512, height: 512 }, 1)).toHaveLength(4);
  });
});

describe("levelFor", () => {
  it("is the nearest power of two, within what is worth drawing", () => {
    expect([0.0001, 0.25, 0.3, 0.7, 0.75, 1, 1.5, 2.9, 100].map(levelFor)).toEqual([-9, -2, -2, -1, -0, 0, 1, 2, 2]);
  });
});
