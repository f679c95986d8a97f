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

/** Children that are being walked, and what is around them. */
interface Walk {
  readonly children: readonly PointId[];
  /** How many of them have been visited. */
  visited: number;
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
  // An explicit stack: a chain of ten thousand children must not exhaust the call stack. Most points have no children, and leave nothing on it.
  const open: Walk[] = [{ children: view.children(null), visited: 0, wisdom: null, module: null, depth: 0 }];
  for (let walk = open.at(-1); walk !== undefined; walk = open.at(-1)) {
    const id = walk.children[walk.visited];
    walk.visited += 1;
    const record = id === undefined ? undefined : view.point(id);
    if (id === undefined) open.pop();
    if (record === undefined) continue;
    const panel = isPanel(record) ? openPanel(content, walk, record) : null;
    if (panel === null) standIn(content, walk).push({ id: record.id, depth: walk.depth, wisdom: walk.wisdom?.wisdom ?? null });
    const children = view.children(record.id);
    if (children.length > 0) open.push({ children, visited: 0, ...(panel ?? { wisdom: walk.wisdom, module: walk.module, depth: walk.depth + 1 }) });
  }
  return content;
}

/** Anything else stands as a card. */
const isPanel = ({ kind }: PointRecord): boolean => kind === "wisdom" || kind === "module";

/** What is around the children of a wisdom or a module. */
function openPanel({ layers, understory }: TowerContent, around: Walk, { id, kind, wisdom: hue, layer }: PointRecord): Pick<Walk, "wisdom" | "module" | "depth"> {
  if (kind === "wisdom") {
    const wisdom: WisdomContent = { id, wisdom: hue, modules: [], loose: [] };
    (layer === null ? understory.wisdoms : layers[layer]).push(wisdom);
    return { wisdom, module: null, depth: 0 };
  }
  const module: ModuleContent = { id, wisdom: around.wisdom?.wisdom ?? null, wisdomId: around.wisdom?.id ?? null, points: [] };
  (around.wisdom?.modules ?? understory.modules).push(module);
  return { wisdom: around.wisdom, module, depth: 0 };
}

const standIn = ({ understory }: TowerContent, { module, wisdom }: Walk): StandingPoint[] => module?.points ?? wisdom?.loose ?? understory.loose;
