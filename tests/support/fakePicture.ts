import type { PointId } from "#shared/kernel/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import { createSpots } from "#renderer/features/graph/model/createSpots.ts";
import type { DressInput, Dressing, Picture } from "#renderer/features/graph/model/lensTypes.ts";
import type { SceneCard } from "#renderer/features/graph/model/sceneTypes.ts";

type Places = ReadonlyMap<PointId, Rect>;

/** A picture in which these points stand at these places, each drawn as a plain card. */
export function fakePicture(places: Places, more: Partial<Picture> = {}): Picture {
  const ids = [...places.keys()];
  const rects = [...places.values()];
  const [x, y] = [Math.min(0, ...rects.map((rect) => rect.x)), Math.min(0, ...rects.map((rect) => rect.y))];
  const bounds = { x, y, width: Math.max(1, ...rects.map((rect) => rect.x + rect.width)) - x, height: Math.max(1, ...rects.map((rect) => rect.y + rect.height)) - y };
  return {
    lens: "tower", bounds, opening: bounds, ground: [], detail: { middle: 0.5, near: 1.6 },
    spots: createSpots({ ids, rects: Float32Array.from(rects.flatMap((rect) => [rect.x, rect.y, rect.width, rect.height])), tints: new Uint8Array(ids.length), shape: "card" }),
    dress: (input) => dressPlainly(places, input), dropAt: () => null, placeOf: (id) => places.get(id), suits: () => false, ...more,
  };
}

function dressPlainly(places: Places, { mounted }: DressInput): Dressing {
  const boxes = [...mounted].flatMap((id): SceneCard[] => {
    const rect = places.get(id);
    return rect === undefined ? [] : [{ role: "card", key: `card:${id}`, id, rect, text: id, kind: "point", tint: "none", isPrivate: false, cases: 0, picked: false, near: false, isNarrow: false }];
  });
  return { boxes, lines: [], targets: [] };
}

/** So many places of one size in rows of ten. */
export function gridOf(count: number, { step = 100, from = 0 }: { readonly step?: number; readonly from?: number } = {}): Map<PointId, Rect> {
  return new Map(Array.from({ length: count }, (_, index) => [`pt_${index + from}` as const, { x: (index % 10) * step, y: Math.floor(index / 10) * step, width: step * 0.8, height: step * 0.4 }]));
}
