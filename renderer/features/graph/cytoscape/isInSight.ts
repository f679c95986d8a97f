import type { Rect } from "#shared/tower/index.ts";
import type { NodePaint } from "./paintedNode.ts";

/** What of a node decides where it is seen. */
export type NodeBody = Pick<NodePaint, "w" | "h" | "size" | "shiftX" | "room">;

/** Badges, edges and halos reach so far out of their node. */
const AIR_PX = 24;
/** Half of the lines a node may say, in heights of its letters, with the air between them. */
const HALF_OF_LINES = 2.8;

/** Whether anything of a node with its middle at `at` can be seen in this box; all in picture px. */
export function isInSight({ w, h, size, shiftX, room }: NodeBody, at: { readonly x: number; readonly y: number }, box: Rect): boolean {
  // Words begin at the left edge, end at the right one or stand in the middle: see `paintedText`.
  const left = Math.min(-w / 2, shiftX < 0 ? w / 2 + shiftX : shiftX > 0 ? shiftX - w / 2 - room : -room / 2);
  const right = Math.max(w / 2, shiftX < 0 ? w / 2 + shiftX + room : shiftX > 0 ? shiftX - w / 2 : room / 2);
  const half = Math.max(h / 2, size * HALF_OF_LINES) + AIR_PX;
  return at.x + right + AIR_PX >= box.x && at.x + left - AIR_PX <= box.x + box.width && at.y + half >= box.y && at.y - half <= box.y + box.height;
}
