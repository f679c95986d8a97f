import type { EndId } from "#shared/kernel/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import { stackedAt, type FocusItem } from "./focusItems.ts";
import { FOCUS_MEASURES } from "./focusMeasures.ts";
import type { PlacedThings } from "./placedThings.ts";

const { pill } = FOCUS_MEASURES;

/** Pills one on the other at an edge of their sheet, as wide as it is; each stem runs to it, below those between. */
export function placeStack({ pills }: FocusItem, of: EndId, { sheet, side }: { readonly sheet: Rect; readonly side: "top" | "bottom" }, placed: PlacedThings): void {
  const x = sheet.x + sheet.width / 2;
  const edge = side === "top" ? sheet.y : sheet.y + sheet.height;
  pills.forEach(({ id, hidden, width }, index) => {
    const away = stackedAt(index);
    const y = side === "top" ? edge - away - pill.height : edge + away;
    placed.pills.push({ id, hidden, of, rect: { x: x - width / 2, y, width, height: pill.height } });
    placed.stems.push({ kind: "beyond", id, places: [{ x, y: edge }, { x, y: side === "top" ? edge - away : y }] });
  });
}
