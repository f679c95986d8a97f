import type { PointId } from "#shared/kernel/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import type { Spots } from "../model/lensTypes.ts";

/** The box around every spot that came, went, moved or took another colour; "nothing" when both are the same to the eye, null when everything may have changed. */
export function changedArea(before: Spots, after: Spots): Rect | "nothing" | null {
  if (before === after) return "nothing";
  if (before.shape !== after.shape) return null;
  const numbers = new Map<PointId, number>(before.ids.map((id, number) => [id, number]));
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const add = ({ rects }: Spots, spot: number): void => {
    const [x = 0, y = 0, width = 0, height = 0] = rects.subarray(spot * 4, spot * 4 + 4);
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x + width);
    box.bottom = Math.max(box.bottom, y + height);
  };
  after.ids.forEach((id, spot) => {
    const old = numbers.get(id);
    numbers.delete(id);
    if (old !== undefined && isSame(before, old, after, spot)) return;
    add(after, spot);
    if (old !== undefined) add(before, old);
  });
  for (const spot of numbers.values()) add(before, spot);
  return box.left > box.right ? "nothing" : { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top };
}

function isSame(before: Spots, old: number, after: Spots, spot: number): boolean {
  if (before.tints[old] !== after.tints[spot]) return false;
  for (let at = 0; at < 4; at += 1) if (before.rects[old * 4 + at] !== after.rects[spot * 4 + at]) return false;
  return true;
}
