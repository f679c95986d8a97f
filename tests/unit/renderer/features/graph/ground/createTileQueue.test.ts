import { describe, expect, it } from "vitest";
import { createTileQueue } from "#renderer/features/graph/ground/createTileQueue.ts";
import { tileKey, type FromTileWorker, type TileName, type TileSpots, type TileViewer } from "#renderer/features/graph/ground/tileProtocol.ts";

const SPOTS: TileSpots = { rects: Float32Array.from([0, 0, 10, 10]), tints: new Uint8Array(1), dimmed: new Uint8Array(0), shape: "card" };
const row = (count: number, at = 0, level = 0): TileName[] => Array.from({ length: count }, (_, column) => ({ level, column, row: at }));

/** A worker in which drawing one tile takes so long, and time passes only with drawing. */
function opened(tileMs = 6) {
  const posted: FromTileWorker[] = [];
  const drawn: { readonly key: string; readonly spots: number; readonly surface: string }[] = [];
  let nowMs = 0;
  let waiting = 0;
  const queue = createTileQueue({
    draw(tile, { spots, grid, colors }) {
      nowMs += tileMs;
      drawn.push({ key: tileKey(tile), spots: grid.count, surface: colors.surface });
      return spots.rects.length === 0 ? null : ({ name: tileKey(tile) } as unknown as ImageBitmap);
    },
    post: (message) => { posted.push(message); },
    later: () => { waiting += 1; },
    nowMs: () => nowMs,
  });
  const draw = (tiles: readonly TileName[], { viewer = "canvas", generation = 1 }: { readonly viewer?: TileViewer; readonly generation?: number } = {}): void => { queue.hear({ kind: "draw", viewer, tiles, generation }); };
  /** Works once if it wished to; false when it did not. */
  const turn = (): boolean => {
    if (waiting === 0) return false;
    waiting -= 1;
    queue.work();
    return true;
  };
  const keys = (): string[] => drawn.map(({ key }) => key);
  return { queue, posted, drawn, draw, turn, keys, waiting: () => waiting, all: () => { while (turn()); } };
}

describe("createTileQueue", () => {
  it("draws nothing before it has heard all that waits", () => {
    const { queue, draw, keys, waiting } = opened();
    queue.hear({ kind: "spots", spots: SPOTS });
    draw(row(2));
    draw(row(3));
    expect([keys(), waiting()]).toEqual([[], 1]);
  });

  it("draws a few tiles at a time, posts them together, and listens in between", () => {
    const { draw, posted, turn, waiting } = opened(6);
    draw(row(7));
    turn();
    expect([posted.map(({ tiles }) => tiles.length), waiting()]).toEqual([[3], 1]);
    turn();
    turn();
    expect([posted.map(({ tiles }) => tiles.length), waiting()]).toEqual([[3, 3, 1], 0]);
  });

  it("posts even one tile that takes longer than a turn", () => {
    const { draw, posted, all } = opened(50);
    draw(row(2));
    all();
    expect(posted.map(({ tiles }) => tiles.length)).toEqual([1, 1]);
  });

  it("forgets what it has not begun when the viewer wants something else", () => {
    const { draw, turn, all, keys } = opened(6);
    draw(row(6));
    turn();
    draw(row(2, 5, -1));
    all();
    expect(keys()).toEqual(["0:0:0", "0:1:0", "0:2:0", "-1:0:5", "-1:1:5"]);
  });

  it("stops when nothing is wanted any longer", () => {
    const { draw, posted, turn, all } = opened(6);
    draw(row(6));
    turn();
    draw([]);
    all();
    expect(posted).toHaveLength(1);
  });

  it("draws for the canvas before the minimap, and for both", () => {
    const { draw, all, keys } = opened(20);
    draw(row(2, 0, -5), { viewer: "minimap" });
    draw(row(2));
    all();
    expect(keys()).toEqual(["0:0:0", "0:1:0", "-5:0:0", "-5:1:0"]);
  });

  it("draws with the newest spots and colours, and calls off what was wanted with older ones", () => {
    const { queue, draw, all, drawn, posted } = opened();
    draw(row(2));
    queue.hear({ kind: "spots", spots: SPOTS });
    draw(row(1), { generation: 2 });
    queue.hear({ kind: "colors", colors: { surface: "black", hairline: "grey", main: [] } });
    all();
    expect([drawn, posted]).toEqual([[], []]);
    draw(row(1), { generation: 3 });
    all();
    expect(drawn).toEqual([{ key: "0:0:0", spots: 1, surface: "black" }]);
    expect(posted).toEqual([{ tiles: [{ tile: { level: 0, column: 0, row: 0 }, bitmap: { name: "0:0:0" } }], generation: 3 }]);
  });

  it("says of what is empty that it is", () => {
    const { draw, all, posted } = opened();
    draw(row(1));
    all();
    expect(posted[0]?.tiles[0]?.bitmap).toBeNull();
  });
});
