import { describe, expect, it, vi } from "vitest";
import type { Rect } from "#shared/tower/index.ts";
import { createTiles, levelFor, tilesOf, type TilePort } from "#renderer/features/graph/ground/createTiles.ts";
import { tileKey, type FromTileWorker, type TileName, type TileSpots, type ToTileWorker } from "#renderer/features/graph/ground/tileProtocol.ts";
import { recordingContext } from "#tests/support/recordingContext.ts";

const SPOTS: TileSpots = { rects: Float32Array.from([0, 0, 10, 10]), tints: new Uint8Array(1), dimmed: new Uint8Array(0), shape: "card" };
const NO_SPOTS: TileSpots = { ...SPOTS, rects: new Float32Array(0) };
/** Four tiles at level 0. */
const PART: Rect = { x: 0, y: 0, width: 1000, height: 1000 };

interface Bitmap { readonly name: string; readonly close: ReturnType<typeof vi.fn> }

function opened(spots: TileSpots = SPOTS) {
  const sent: ToTileWorker[] = [];
  const port: TilePort = { onmessage: null, postMessage: (message: ToTileWorker) => { sent.push(message); }, terminate: vi.fn() };
  const onTile = vi.fn();
  const tiles = createTiles(port, onTile);
  tiles.setSpots(spots, null);
  const bitmaps: Bitmap[] = [];
  const answer = (tile: TileName, generation: number, isEmpty = false): Bitmap => {
    const bitmap = { name: `${tileKey(tile)}@${generation}`, close: vi.fn() };
    bitmaps.push(bitmap);
    // SAFETY: tiles only close bitmaps and hand them on to the context.
    port.onmessage?.({ data: { tile, generation, bitmap: isEmpty ? null : bitmap } } as unknown as MessageEvent<FromTileWorker>);
    return bitmap;
  };
  const asked = (): { readonly tiles: readonly TileName[]; readonly generation: number }[] => sent.flatMap((message) => (message.kind === "draw" ? [message] : []));
  const draw = (part: Rect = PART, scale = 1): string[] => {
    const { context, calls } = recordingContext();
    tiles.draw(context, part, scale);
    return calls("drawImage").map(({ given }) => (given[0] as Bitmap).name);
  };
  /** Answers everything that was asked last. */
  const answerAll = (): void => {
    const last = asked().at(-1);
    for (const tile of last?.tiles ?? []) answer(tile, last?.generation ?? 0);
  };
  return { tiles, port, sent, onTile, answer, asked, draw, answerAll, bitmaps };
}

const names = (tiles: readonly TileName[] | undefined): string[] => (tiles ?? []).map(tileKey);

describe("createTiles", () => {
  it("asks for what is missing once, from the middle outwards, and draws it when it has come", () => {
    const { draw, asked, answerAll, onTile } = opened();
    expect(draw({ x: 0, y: 0, width: 1536, height: 512 })).toEqual([]);
    draw({ x: 0, y: 0, width: 1536, height: 512 });
    expect(asked().map(({ tiles }) => names(tiles))).toEqual([["0:1:0", "0:0:0", "0:2:0"]]);
    answerAll();
    expect([onTile.mock.calls.length, draw({ x: 0, y: 0, width: 1536, height: 512 }), asked().length]).toEqual([3, ["0:1:0@1", "0:0:0@1", "0:2:0@1"], 1]);
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
    tiles.setSpots(SPOTS, { x: 600, y: 600, width: 10, height: 10 });
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
    const small = (): string[] => draw({ x: 0, y: 0, width: 512 * 12, height: 512 * 8 }, 1 / 64);
    for (let i = 0; i < 4; i += 1) {
      draw(screen);
      answerAll();
      small();
      answerAll();
    }
    expect([draw(screen).length, asked().length]).toEqual([96, 2]);
  });

  it("lets another level stand in while a tile is drawn: the one above, else what there is below", () => {
    const { draw, answerAll, answer } = opened();
    draw({ x: 0, y: 0, width: 1000, height: 1000 }, 0.5);
    answerAll();
    expect(draw({ x: 0, y: 0, width: 500, height: 500 }, 1)).toEqual(["-1:0:0@1"]);
    const other = opened();
    other.draw({ x: 0, y: 0, width: 500, height: 500 }, 1);
    other.answer({ level: 0, column: 0, row: 0 }, 1);
    expect(other.draw({ x: 0, y: 0, width: 1000, height: 1000 }, 0.5)).toEqual(["0:0:0@1"]);
    answer({ level: 0, column: 0, row: 0 }, 1);
    expect(draw({ x: 0, y: 0, width: 500, height: 500 }, 1)).toEqual(["0:0:0@1"]);
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
