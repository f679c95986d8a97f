import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import { NO_FIELDS, NO_LOOK, type ForestView, type LinkRecord, type LinkType, type PointKind, type PointRecord, type Wisdom } from "#shared/forest/index.ts";
import type { GroveSource } from "#shared/grove/index.ts";
import { pt } from "./plainForest.ts";

export interface GrovePoint {
  readonly id: string;
  readonly kind?: PointKind;
  readonly parent?: string;
  readonly wisdom?: Wisdom;
  readonly title?: string;
  readonly domain?: string;
  readonly pos?: readonly [number, number];
  /** By its place in the list when not said. */
  readonly atMs?: number;
  /** In the trash, removed with this point. */
  readonly removedWith?: string;
}

/** The part of a forest that the grove reads, and its lens. */
export type GroveForest = GroveSource & Pick<ForestView, "link" | "linksAt">;

/** From plain lists; a link is its two ends and, when they matter, its phrase and type. */
export function groveForest(points: readonly GrovePoint[], links: readonly (readonly [string, string, string?, LinkType?])[] = []): GroveForest {
  const records = new Map<PointId, PointRecord>();
  const trash = new Map<PointId, PointRecord>();
  const children = new Map<PointId | null, PointId[]>();
  const removed = new Set(points.flatMap((point) => (point.removedWith === undefined ? [] : [point.id])));
  points.forEach((point, index) => {
    // As in the view: who names a parent that is in the trash stands at the top level.
    const written = point.parent === undefined || removed.has(point.parent) ? null : pt(point.parent);
    const id = pt(point.id);
    const record: PointRecord = {
      id, parentId: written, kind: point.kind ?? "point", title: point.title ?? point.id, layer: null, wisdom: point.wisdom ?? null, orderKey: String(index).padStart(6, "0"),
      doc: "forest", summary: "", domain: point.domain ?? "", aliases: [], tags: [], fields: NO_FIELDS, pos: point.pos ?? null, look: NO_LOOK, createdAtMs: point.atMs ?? index, createdBy: null, provenance: null,
      deletedAtMs: point.removedWith === undefined ? null : 1, deletedWith: point.removedWith === undefined ? null : pt(point.removedWith),
    };
    if (point.removedWith !== undefined) trash.set(id, record);
    else {
      records.set(id, record);
      const siblings = children.get(written);
      if (siblings === undefined) children.set(written, [id]);
      else siblings.push(id);
    }
  });
  const lines = links.map(([from, to, phrase = "", type = "supports"], index): LinkRecord => ({
    id: `ln_${index}` as LinkId, doc: "forest", from: pt(from), to: pt(to), type, phrase, reason: "", passage: "", suggested: false, reviews: [], opposes: [],
    createdAtMs: index, createdBy: null, provenance: null, deletedAtMs: null, live: true,
  }));
  const byId = new Map(lines.map((line) => [line.id, line]));
  const at = new Map<EndId, LinkId[]>();
  for (const { id, from, to } of lines) for (const end of [from, to]) at.set(end, [...(at.get(end) ?? []), id]);
  return {
    link: (id) => byId.get(id), linksAt: (end) => at.get(end) ?? [],
    point: (id) => records.get(id), children: (id) => children.get(id) ?? [], links: () => lines.values(), trashedPoints: () => [...trash.values()], trashedPoint: (id) => trash.get(id),
  };
}

/** Trees of so many points each, by turns of the five wisdoms. */
export function groveOf(counts: readonly number[]): GrovePoint[] {
  const wisdoms: readonly Wisdom[] = ["logic", "people", "marketing", "management", "education"];
  const points: GrovePoint[] = wisdoms.map((wisdom) => ({ id: wisdom, kind: "wisdom", wisdom }));
  counts.forEach((count, index) => {
    const parent = wisdoms[index % wisdoms.length] ?? "logic";
    points.push({ id: `m${index}`, kind: "module", parent });
    for (let i = 0; i < count; i += 1) points.push({ id: `m${index}_${i}`, parent: i > 2 && i % 3 === 0 ? `m${index}_${i - 3}` : `m${index}` });
  });
  return points;
}
