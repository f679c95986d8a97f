import type { Place } from "#shared/tower/index.ts";

export interface Disc extends Place { readonly radius: number }

const CELL = 360;

/** Which ground is taken: discs, found by where they lie. */
export interface GroundGrid {
  add(disc: Disc): void;
  remove(disc: Disc): void;
  /** All discs that overlap this one. */
  blockersOf(disc: Disc): readonly Disc[];
  /** A disc that overlaps this one. */
  blockerOf(disc: Disc): Disc | null;
}

export function createGroundGrid(): GroundGrid {
  const cells = new Map<number, Disc[]>();
  const keyOf = (x: number, y: number): number => (x + 32_768) * 65_536 + y + 32_768;
  const low = (at: number, radius: number): number => Math.floor((at - radius) / CELL);
  const high = (at: number, radius: number): number => Math.floor((at + radius) / CELL);
  return {
    add(disc) {
      for (let x = low(disc.x, disc.radius); x <= high(disc.x, disc.radius); x += 1) {
        for (let y = low(disc.y, disc.radius); y <= high(disc.y, disc.radius); y += 1) {
          const known = cells.get(keyOf(x, y));
          if (known === undefined) cells.set(keyOf(x, y), [disc]);
          else known.push(disc);
        }
      }
    },
    remove(disc) {
      for (let x = low(disc.x, disc.radius); x <= high(disc.x, disc.radius); x += 1) {
        for (let y = low(disc.y, disc.radius); y <= high(disc.y, disc.radius); y += 1) {
          const known = cells.get(keyOf(x, y)) ?? [];
          const index = known.indexOf(disc);
          if (index >= 0) known.splice(index, 1);
        }
      }
    },
    blockersOf(disc) {
      const found = new Set<Disc>();
      for (let x = low(disc.x, disc.radius); x <= high(disc.x, disc.radius); x += 1) {
        for (let y = low(disc.y, disc.radius); y <= high(disc.y, disc.radius); y += 1) {
          for (const other of cells.get(keyOf(x, y)) ?? []) if (overlaps(disc, other)) found.add(other);
        }
      }
      return [...found];
    },
    blockerOf(disc) {
      for (let x = low(disc.x, disc.radius); x <= high(disc.x, disc.radius); x += 1) {
        for (let y = low(disc.y, disc.radius); y <= high(disc.y, disc.radius); y += 1) {
          for (const other of cells.get(keyOf(x, y)) ?? []) if (overlaps(disc, other)) return other;
        }
      }
      return null;
    },
  };
}

export const overlaps = (a: Disc, b: Disc): boolean => (a.x - b.x) ** 2 + (a.y - b.y) ** 2 < (a.radius + b.radius) ** 2 - 1e-6;
