import type { LinkId } from "#shared/kernel/index.ts";
import { holds, type Place } from "#shared/tower/index.ts";
import type { SceneTarget } from "./sceneTypes.ts";
import type { Dressing } from "./lensTypes.ts";

export type Hit = SceneTarget["hit"];

/** What lies under a place: the topmost box, else the nearest line within `reach`. A panel's own ground counts only where no line runs. */
export function hitTest({ targets, lines }: Pick<Dressing, "targets" | "lines">, place: Place, reach: number): Hit | null {
  let ground: Hit | null = null;
  for (let i = targets.length - 1; i >= 0; i -= 1) {
    const target = targets[i];
    if (target === undefined || !holds(target.rect, place)) continue;
    if (!isGround(target.hit)) return target.hit;
    ground ??= target.hit;
  }
  const link = lineAt(lines, place, reach);
  return link === null ? ground : { kind: "link", id: link };
}

export const isGround = (hit: Hit): boolean => hit.kind === "understory" || (hit.kind === "point" && hit.part === "panel");

function lineAt(lines: Dressing["lines"], place: Place, reach: number): LinkId | null {
  let best: { readonly id: LinkId; readonly distance: number } | null = null;
  for (const line of lines) {
    for (let i = 1; i < line.points.length; i += 1) {
      const [from, to] = [line.points[i - 1], line.points[i]];
      if (from === undefined || to === undefined) continue;
      // Links of the selection lie on top: they win a tie.
      const distance = distanceToPiece(place, from, to) - (line.state === "resting" ? 0 : 1);
      if (distance <= reach && (best === null || distance < best.distance)) best = { id: line.id, distance };
    }
  }
  return best?.id ?? null;
}

export function distanceToPiece(place: Place, from: Place, to: Place): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((place.x - from.x) * dx + (place.y - from.y) * dy) / square));
  return Math.hypot(place.x - from.x - dx * share, place.y - from.y - dy * share);
}
