import type { Place } from "#shared/tower/index.ts";

/** Where a line is traced to: a canvas, or the path of an SVG. */
export type LineSink = Pick<CanvasPath, "moveTo" | "lineTo" | "quadraticCurveTo">;

/** An open line through all places, its corners rounded as far as its pieces are long enough. */
export function traceRounded(places: readonly Place[], radius: number, sink: LineSink): void {
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return;
  sink.moveTo(first.x, first.y);
  for (let at = 1; at + 1 < places.length; at += 1) {
    const corner = places[at] ?? last;
    const [before, after] = [places[at - 1] ?? corner, places[at + 1] ?? corner];
    const reach = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    const [start, end] = [towards(corner, before, reach), towards(corner, after, reach)];
    sink.lineTo(start.x, start.y);
    sink.quadraticCurveTo(corner.x, corner.y, end.x, end.y);
  }
  sink.lineTo(last.x, last.y);
}

export const distance = (a: Place, b: Place): number => Math.hypot(b.x - a.x, b.y - a.y);

/** The place `reach` px from one on the way to another. */
export function towards(from: Place, to: Place, reach: number): Place {
  const length = distance(from, to);
  return length === 0 ? from : { x: from.x + ((to.x - from.x) * reach) / length, y: from.y + ((to.y - from.y) * reach) / length };
}
