import type { PointId } from "#shared/kernel/index.ts";
import type { Layer, PointRecord, Wisdom } from "#shared/forest/index.ts";
import type { TowerSource } from "./towerTypes.ts";

export interface StandingPoint {
  readonly id: PointId;
  readonly depth: number;
  readonly wisdom: Wisdom | null;
}

export interface ModuleContent {
  readonly id: PointId;
  readonly wisdom: Wisdom | null;
  readonly wisdomId: PointId | null;
  readonly points: StandingPoint[];
}

export interface WisdomContent {
  readonly id: PointId;
  readonly wisdom: Wisdom | null;
  readonly modules: ModuleContent[];
  /** Points right under it, without a module. */
  readonly loose: StandingPoint[];
}

/** What belongs where, before anything has a place. */
export interface TowerContent {
  readonly layers: Readonly<Record<Layer, WisdomContent[]>>;
  readonly understory: { readonly wisdoms: WisdomContent[]; readonly modules: ModuleContent[]; readonly loose: StandingPoint[] };
}

interface Visit {
  readonly id: PointId;
  readonly wisdom: WisdomContent | null;
  readonly module: ModuleContent | null;
  readonly depth: number;
}

/**
 * Walks the forest once, in order. A wisdom opens a panel in its layer (without a layer: in the understory), a module opens one in the
 * nearest wisdom above it (without one: in the understory), everything else stands in the nearest module above it, else in its wisdom, else
 * in the understory.
 */
export function gatherTower(view: TowerSource): TowerContent {
  const content: TowerContent = { layers: { top: [], middle: [], base: [] }, understory: { wisdoms: [], modules: [], loose: [] } };
  // An explicit stack: a chain of ten thousand children must not exhaust the call stack.
  const waiting: Visit[] = [];
  pushChildren(view, waiting, { id: null, wisdom: null, module: null, depth: 0 });
  for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
    const record = view.point(visit.id);
    if (record !== undefined) pushChildren(view, waiting, settle(content, visit, record));
  }
  return content;
}

function settle(content: TowerContent, visit: Visit, record: PointRecord): Visit {
  const { id } = visit;
  const hue = visit.wisdom?.wisdom ?? null;
  if (record.kind === "wisdom") {
    const wisdom: WisdomContent = { id, wisdom: record.wisdom, modules: [], loose: [] };
    (record.layer === null ? content.understory.wisdoms : content.layers[record.layer]).push(wisdom);
    return { id, wisdom, module: null, depth: 0 };
  }
  if (record.kind === "module") {
    const module: ModuleContent = { id, wisdom: hue, wisdomId: visit.wisdom?.id ?? null, points: [] };
    (visit.wisdom?.modules ?? content.understory.modules).push(module);
    return { id, wisdom: visit.wisdom, module, depth: 0 };
  }
  const standing: StandingPoint = { id, depth: visit.depth, wisdom: hue };
  (visit.module?.points ?? visit.wisdom?.loose ?? content.understory.loose).push(standing);
  return { ...visit, depth: visit.depth + 1 };
}

function pushChildren(view: TowerSource, waiting: Visit[], parent: Omit<Visit, "id"> & { readonly id: PointId | null }): void {
  const children = view.children(parent.id);
  for (let i = children.length - 1; i >= 0; i -= 1) {
    const id = children[i];
    if (id !== undefined) waiting.push({ ...parent, id });
  }
}
