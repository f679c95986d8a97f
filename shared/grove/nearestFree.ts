import { GROVE } from "./groveMeasures.ts";
import { slotX, type SlotTable } from "./slotTable.ts";

interface Offset { readonly row: number; readonly column: number }

const RADIUS = 9;
/** Neighbouring cells, nearest first, for a start in an even and in an odd row. */
const OFFSETS: readonly (readonly Offset[])[] = [0, 1].map(offsetsFrom);

export interface Search {
  readonly table: SlotTable;
  /** 1 where nothing may be put. */
  readonly taken: Uint8Array;
  /** Places from this number on are not open yet. */
  readonly opened: number;
}

/** The free place nearest to (x, y), looking at so many cells around it; -1 when none of them is free. */
export function freeAround({ table, taken, opened }: Search, x: number, y: number, cells: number): number {
  const { width, height } = GROVE.cell;
  const row = Math.round(y / height);
  const column = row === 0 ? Math.sign(x) * Math.max(0, Math.round((Math.abs(x) - GROVE.nameHalfWidth) / width + 0.5)) : Math.round(x / width - (row % 2 === 0 ? 0 : 0.5));
  const offsets = OFFSETS[Math.abs(row % 2)] ?? [];
  for (let index = 0; index < offsets.length && index < cells; index += 1) {
    const offset = offsets[index];
    if (offset === undefined) break;
    const slot = table.at(row + offset.row, column + offset.column);
    if (slot >= 0 && slot < opened && taken[slot] === 0) return slot;
  }
  return -1;
}

/** The free place nearest to (x, y); -1 when the crown is full. */
export function nearestFree(search: Search, x: number, y: number): number {
  const around = freeAround(search, x, y, Infinity);
  return around >= 0 ? around : nearestOfAll(search, x, y);
}

function nearestOfAll({ table, taken, opened }: Search, x: number, y: number): number {
  let best = -1;
  let least = Infinity;
  const depth = Math.hypot(x / table.spread, y);
  // From the edge inwards, where most free places are, until what is left lies too deep to be nearer.
  for (let slot = opened - 1; slot >= 0; slot -= 1) {
    const below = depth - (table.depth[slot] ?? 0);
    if (below > 0 && below * below > least) break;
    if (taken[slot] !== 0) continue;
    const distance = ((table.x[slot] ?? 0) - x) ** 2 + ((table.y[slot] ?? 0) - y) ** 2;
    if (distance < least) {
      least = distance;
      best = slot;
    }
  }
  return best;
}

function offsetsFrom(parity: number): Offset[] {
  const offsets: (Offset & { readonly distance: number })[] = [];
  for (let row = -2 * RADIUS; row <= 2 * RADIUS; row += 1) {
    for (let column = -RADIUS; column <= RADIUS; column += 1) {
      // Even rows are measured from a row far from the name, where nothing is shifted for it.
      const dx = slotX(parity + row + 100, column) - slotX(parity + 100, 0);
      const distance = Math.hypot(dx, row * GROVE.cell.height);
      if (distance <= RADIUS * GROVE.cell.width) offsets.push({ row, column, distance });
    }
  }
  return offsets.sort((a, b) => a.distance - b.distance || a.row - b.row || a.column - b.column);
}
