import type { LinkId } from "#shared/kernel/index.ts";
import type { Place, Rect } from "#shared/tower/index.ts";
import type { Scene, SceneTarget } from "./sceneTypes.ts";

export type Hit = SceneTarget["hit"];

/** What lies under a place: the topmost box, else the nearest line within `reach`. A module's own ground counts only where no line runs. */
export function hitTest(scene: Scene, place: Place, reach: number): Hit | null {
  let ground: Hit | null = null;
  for (let i = scene.targets.length - 1; i >= 0; i -= 1) {
    const target = scene.targets[i];
    if (target === undefined || !contains(target.rect, place)) continue;
    if (!isGround(target.hit)) return target.hit;
    ground ??= target.hit;
  }
  const link = lineAt(scene, place, reach);
  return link === null ? ground : { kind: "link", id: link };
}

/** Where a dragged card would fall: a card, a module, or the open understory. */
export function dropTarget(scene: Scene, place: Place): { readonly hit: Hit; readonly rect: Rect } | null {
  for (let i = scene.targets.length - 1; i >= 0; i -= 1) {
    const target = scene.targets[i];
    if (target === undefined || !contains(target.rect, place)) continue;
    const { hit } = target;
    if (hit.kind === "understory" || (hit.kind === "point" && hit.part !== "title")) return { hit, rect: target.rect };
  }
  return null;
}

export const contains = (rect: Rect, place: Place): boolean =>
  place.x >= rect.x && place.x <= rect.x + rect.width && place.y >= rect.y && place.y <= rect.y + rect.height;

const isGround = (hit: Hit): boolean => hit.kind === "understory" || (hit.kind === "point" && hit.part === "panel");

function lineAt(scene: Scene, place: Place, reach: number): LinkId | null {
  let best: { readonly id: LinkId; readonly distance: number } | null = null;
  for (const line of scene.lines) {
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
