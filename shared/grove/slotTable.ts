import { GROVE } from "./groveMeasures.ts";
import { hashOf } from "./hashOf.ts";

/**
 * The places of leaves around the name of a tree, nearest first: rows of label-sized cells, every other row shifted by half a cell. Cells never overlap, so labels
 * cannot. A prefix of the table is a crown; longer tables begin with the shorter ones.
 */
export interface SlotTable {
  readonly spread: number;
  readonly size: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** From the centre, with x measured in `spread`. */
  readonly depth: Float32Array;
  /** 1 where a place is kept for leaves that had to give way to a pinned one. */
  readonly spare: Uint8Array;
  /** How many places a crown may cover: each step is about a sixth more than the one before. */
  readonly steps: readonly number[];
  /** Number of the place in this row and column; -1 for none. */
  at(row: number, column: number): number;
  rowOf(slot: number): number;
  columnOf(slot: number): number;
}

interface Slot { readonly row: number; readonly column: number; readonly x: number; readonly y: number; readonly depth: number }

const STEP = 1.15;
/** Crowns smaller than this are filled to the last place. */
const FIRST_SPARE = 12;
const SPARE_EVERY = 8;
const known = new Map<number, SlotTable>();

/** A table of at least `least` places. Kept and shared: it depends on nothing but its arguments. */
export function slotTable(spread: number, least: number): SlotTable {
  const before = known.get(spread);
  if (before !== undefined && before.size >= least) return before;
  const table = build(spread, Math.max(64, least, 2 * (before?.size ?? 0)));
  known.set(spread, table);
  return table;
}

export function slotX(row: number, column: number): number {
  const { width } = GROVE.cell;
  if (row === 0) return Math.sign(column) * (GROVE.nameHalfWidth + width * (Math.abs(column) - 0.5));
  return (column + (row % 2 === 0 ? 0 : 0.5)) * width;
}

function build(spread: number, least: number): SlotTable {
  const { width, height } = GROVE.cell;
  const limit = Math.sqrt((least * 1.1 * width * height) / (Math.PI * spread)) + 3 * height;
  const rows = Math.ceil(limit / height);
  const columns = Math.ceil((limit * spread) / width) + 1;
  const slots: Slot[] = [];
  for (let row = -rows; row <= rows; row += 1) {
    for (let column = -columns; column <= columns; column += 1) {
      if (row === 0 && column === 0) continue;
      const x = slotX(row, column);
      const y = row * height;
      const depth = Math.hypot(x / spread, y);
      if (depth <= limit) slots.push({ row, column, x, y, depth });
    }
  }
  // Rounded, so that mirrored places tie whatever the last bit of their root is.
  slots.sort((a, b) => Math.round((a.depth - b.depth) * 1024) || Math.abs(a.row) - Math.abs(b.row) || a.row - b.row || a.column - b.column);
  return pack(spread, slots, { rows, columns });
}

function pack(spread: number, slots: readonly Slot[], { rows, columns }: { readonly rows: number; readonly columns: number }): SlotTable {
  const size = slots.length;
  const stride = 2 * columns + 1;
  const numbers = new Int32Array((2 * rows + 1) * stride).fill(-1);
  const packed = { x: new Float32Array(size), y: new Float32Array(size), depth: new Float32Array(size), spare: new Uint8Array(size) };
  const row = new Int16Array(size);
  const column = new Int16Array(size);
  slots.forEach((slot, index) => {
    packed.x[index] = slot.x;
    packed.y[index] = slot.y;
    packed.depth[index] = slot.depth;
    packed.spare[index] = index >= FIRST_SPARE && hashOf(`spare ${index}`) % SPARE_EVERY === 0 ? 1 : 0;
    row[index] = slot.row;
    column[index] = slot.column;
    numbers[(slot.row + rows) * stride + slot.column + columns] = index;
  });
  return {
    spread, size, ...packed, steps: stepsOf(slots),
    at: (r, c) => (Math.abs(r) > rows || Math.abs(c) > columns ? -1 : (numbers[(r + rows) * stride + c + columns] ?? -1)),
    rowOf: (slot) => row[slot] ?? 0,
    columnOf: (slot) => column[slot] ?? 0,
  };
}

/** A step ends where the next place is further away, so that crowns are even on all sides. */
function stepsOf(slots: readonly Slot[]): number[] {
  const steps: number[] = [];
  for (let size = 4; size < slots.length; size += 1) {
    const isEven = Math.round(((slots[size]?.depth ?? 0) - (slots[size - 1]?.depth ?? 0)) * 1024) !== 0;
    if (isEven && size >= (steps.at(-1) ?? 0) * STEP) steps.push(size);
  }
  return steps;
}
