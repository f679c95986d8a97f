import type { PointId } from "#shared/kernel/index.ts";
import { NO_FIELDS, NO_LOOK, type Layer, type PointKind, type PointRecord, type Wisdom } from "#shared/forest/index.ts";
import type { TowerSource } from "#shared/tower/index.ts";

export interface PlainPoint {
  readonly id: string;
  readonly kind?: PointKind;
  readonly parent?: string;
  readonly layer?: Layer;
  readonly wisdom?: Wisdom;
}

export const pt = (name: string): PointId => `pt_${name}` as const;

/** The part of a forest that the tower reads, from a plain list in order. */
export function plainForest(points: readonly PlainPoint[]): TowerSource {
  const records = new Map<PointId, PointRecord>();
  const children = new Map<PointId | null, PointId[]>();
  points.forEach((point, index) => {
    const parentId = point.parent === undefined ? null : pt(point.parent);
    const id = pt(point.id);
    records.set(id, {
      id, parentId, kind: point.kind ?? "point", title: point.id, layer: point.layer ?? null, wisdom: point.wisdom ?? null, orderKey: String(index).padStart(6, "0"),
      doc: "forest", summary: "", domain: "", aliases: [], tags: [], fields: NO_FIELDS, pos: null, look: NO_LOOK, createdAtMs: 0, createdBy: null, provenance: null, deletedAtMs: null, deletedWith: null,
    });
    children.set(parentId, [...(children.get(parentId) ?? []), id]);
  });
  return { point: (id) => records.get(id), children: (id) => children.get(id) ?? [] };
}

/** A tower of one wisdom per layer with the given numbers of points per module. */
export function towerForest(layers: Readonly<Partial<Record<Layer, readonly number[]>>>): PlainPoint[] {
  const points: PlainPoint[] = [];
  for (const layer of ["top", "middle", "base"] as const) {
    if (layers[layer] === undefined) continue;
    points.push({ id: layer, kind: "wisdom", layer, wisdom: "logic" });
    layers[layer].forEach((count, index) => {
      const module = `${layer}-${index}`;
      points.push({ id: module, kind: "module", parent: layer });
      for (let i = 0; i < count; i += 1) points.push({ id: `${module}.${i}`, parent: module });
    });
  }
  return points;
}
