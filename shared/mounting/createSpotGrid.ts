/** x, y, width, height of each spot, one after the other. */
export type PackedRects = Float32Array;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SpotGrid {
  readonly count: number;
  readonly rects: PackedRects;
  /** Numbers of the spots that touch this box, ascending. */
  touching(box: Box): number[];
  /** How many they are; `limit + 1` stands for any number above the limit: nobody looks further. */
  countTouching(box: Box, limit: number): number;
}

/** About so many spots per cell: fewer make the grid large, more make a small window dear. */
const SPOTS_PER_CELL = 8;
const MOST_CELLS = 1 << 18;

interface Cells {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
}

/** Costs nothing until it is asked: from afar nobody does. */
export function createSpotGrid(rects: PackedRects): SpotGrid {
  let sorted: SortedSpots | null = null;
  return {
    count: rects.length / 4,
    rects,
    touching(box) {
      const found: number[] = [];
      visit(sorted ??= sortSpots(rects), box, (spot) => { found.push(spot); return true; });
      return found.sort((a, b) => a - b);
    },
    countTouching(box, limit) {
      let count = 0;
      visit(sorted ??= sortSpots(rects), box, () => (count += 1) <= limit);
      return count;
    },
  };
}

interface SortedSpots {
  readonly rects: PackedRects;
  readonly cells: Cells;
  readonly largest: Extent;
  /** The spots cell by cell, row by row; `starts[c]` is where those of cell c begin. */
  readonly order: Uint32Array;
  readonly starts: Uint32Array;
}

interface Extent {
  readonly width: number;
  readonly height: number;
}

/** A spot belongs to the cell of its top left corner; the largest spot says how far back a window must look for those that reach into it. */
function sortSpots(rects: PackedRects): SortedSpots {
  const count = rects.length / 4;
  const cells = cellsFor(rects, count);
  const cellOf = new Uint32Array(count);
  // Counting sort.
  const starts = new Uint32Array(cells.columns * cells.rows + 1);
  for (let spot = 0; spot < count; spot += 1) {
    const cell = rowAt(cells, rects[spot * 4 + 1] ?? 0) * cells.columns + columnAt(cells, rects[spot * 4] ?? 0);
    cellOf[spot] = cell;
    starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
  }
  for (let cell = 1; cell < starts.length; cell += 1) starts[cell] = (starts[cell] ?? 0) + (starts[cell - 1] ?? 0);
  const filled = starts.slice(0, -1);
  const order = new Uint32Array(count);
  for (let spot = 0; spot < count; spot += 1) {
    const cell = cellOf[spot] ?? 0;
    order[filled[cell] ?? 0] = spot;
    filled[cell] = (filled[cell] ?? 0) + 1;
  }
  return { rects, cells, largest: largestOf(rects), order, starts };
}

/** Visits what touches the box, until `next` says no. */
function visit({ rects, cells, largest, order, starts }: SortedSpots, box: Box, next: (spot: number) => boolean): void {
  const first = { column: columnAt(cells, box.x - largest.width), row: rowAt(cells, box.y - largest.height) };
  const last = { column: columnAt(cells, box.x + box.width), row: rowAt(cells, box.y + box.height) };
  for (let row = first.row; row <= last.row; row += 1) {
    const from = starts[row * cells.columns + first.column] ?? 0;
    const to = starts[row * cells.columns + last.column + 1] ?? 0;
    for (let at = from; at < to; at += 1) {
      const spot = order[at] ?? 0;
      if (touches(rects, spot, box) && !next(spot)) return;
    }
  }
}

const columnAt = (cells: Cells, x: number): number => clamp(Math.floor((x - cells.x) / cells.size), cells.columns);
const rowAt = (cells: Cells, y: number): number => clamp(Math.floor((y - cells.y) / cells.size), cells.rows);

export function touches(rects: PackedRects, spot: number, box: Box): boolean {
  const x = rects[spot * 4] ?? 0;
  const y = rects[spot * 4 + 1] ?? 0;
  return x <= box.x + box.width && y <= box.y + box.height && x + (rects[spot * 4 + 2] ?? 0) >= box.x && y + (rects[spot * 4 + 3] ?? 0) >= box.y;
}

function cellsFor(rects: PackedRects, count: number): Cells {
  if (count === 0) return { x: 0, y: 0, size: 1, columns: 1, rows: 1 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < rects.length; at += 4) {
    const x = rects[at] ?? 0;
    const y = rects[at + 1] ?? 0;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  const width = Math.max(1, right - left);
  const height = Math.max(1, bottom - top);
  const wanted = Math.min(MOST_CELLS, Math.max(1, Math.ceil(count / SPOTS_PER_CELL)));
  // A long thin picture must not get more cells than wanted by rounding up.
  const size = Math.max(Math.sqrt((width * height) / wanted), Math.max(width, height) / MOST_CELLS, 1);
  return { x: left, y: top, size, columns: Math.floor(width / size) + 1, rows: Math.floor(height / size) + 1 };
}

function largestOf(rects: PackedRects): Extent {
  let width = 0;
  let height = 0;
  for (let at = 0; at < rects.length; at += 4) {
    width = Math.max(width, rects[at + 2] ?? 0);
    height = Math.max(height, rects[at + 3] ?? 0);
  }
  return { width, height };
}

const clamp = (value: number, length: number): number => Math.min(length - 1, Math.max(0, value));
