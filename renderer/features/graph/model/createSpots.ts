import type { PointId } from "#shared/kernel/index.ts";
import { createSpotGrid } from "#shared/mounting/index.ts";
import type { Spots } from "./lensTypes.ts";

/** Spots, and what is looked up in them: numbers and grid are made when somebody first asks, and once for everybody. From afar nobody asks. `numberOf`: for a lens that knows the numbers anyway. */
export function createSpots(packed: Pick<Spots, "ids" | "rects" | "tints" | "shape">, numberOf: Spots["numberOf"] = numbersOf(packed.ids)): Spots {
  return { ...packed, grid: createSpotGrid(packed.rects), numberOf };
}

function numbersOf(ids: readonly PointId[]): Spots["numberOf"] {
  let numbers: Map<PointId, number> | null = null;
  return (id) => {
    if (numbers === null) {
      numbers = new Map();
      for (let number = 0; number < ids.length; number += 1) {
        const each = ids[number];
        if (each !== undefined) numbers.set(each, number);
      }
    }
    return numbers.get(id);
  };
}
