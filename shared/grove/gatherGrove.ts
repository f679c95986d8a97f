import type { PointId } from "#shared/kernel/index.ts";
import type { PointRecord } from "#shared/forest/index.ts";
import type { GroveSource, Member, TreeKind } from "./groveTypes.ts";

export interface TreeContent {
  readonly key: string;
  readonly kind: TreeKind;
  readonly owner: PointRecord | null;
  readonly wisdom: PointRecord | null;
  /** False for a module in the trash: its ground is kept for it. */
  readonly isPresent: boolean;
  readonly members: Member[];
}

export const MEADOW = "meadow";

interface Visit { readonly id: PointId; readonly tree: TreeContent | null; readonly wisdom: PointRecord | null; readonly branch: PointRecord | null }

/** What belongs to which tree. A module opens a tree wherever it stands; what is right under a wisdom makes a shrub, all else the meadow. */
export function gatherGrove(view: GroveSource): ReadonlyMap<string, TreeContent> {
  const trees = new Map<string, TreeContent>();
  // An explicit stack: a chain of ten thousand children must not exhaust the call stack.
  const waiting: Visit[] = [];
  pushChildren(view, waiting, { id: null, tree: null, wisdom: null, branch: null });
  for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
    const record = view.point(visit.id);
    if (record !== undefined && view.children(visit.id).length > 0) pushChildren(view, waiting, settle(trees, visit, record));
    else if (record !== undefined) settle(trees, visit, record);
  }
  keepPlacesOfTrash(view, trees);
  return trees;
}

function settle(trees: Map<string, TreeContent>, visit: Visit, record: PointRecord): Visit {
  const { id } = visit;
  if (record.kind === "wisdom") return { id, tree: null, wisdom: record, branch: null };
  if (record.kind === "module") {
    const tree: TreeContent = { key: id, kind: "module", owner: record, wisdom: visit.wisdom, isPresent: true, members: [] };
    trees.set(id, tree);
    return { id, tree, wisdom: visit.wisdom, branch: null };
  }
  const tree = visit.tree ?? wildTree(trees, visit.wisdom);
  const branch = visit.branch ?? record;
  tree.members.push({ record, branch, isPresent: true });
  return { id, tree, wisdom: visit.wisdom, branch };
}

function wildTree(trees: Map<string, TreeContent>, wisdom: PointRecord | null): TreeContent {
  const key = wisdom === null ? MEADOW : `shrub ${wisdom.id}`;
  const known = trees.get(key);
  if (known !== undefined) return known;
  const tree: TreeContent = { key, kind: wisdom === null ? "meadow" : "shrub", owner: wisdom, wisdom, isPresent: true, members: [] };
  trees.set(key, tree);
  return tree;
}

/** The record of a trashed point has forgotten parents that are in the trash, too; `deletedWith` leads to the one that was removed, whose parent stands. */
function keepPlacesOfTrash(view: GroveSource, trees: Map<string, TreeContent>): void {
  const trashed = view.trashedPoints();
  const homeOf = createHomes(view);
  for (const record of trashed) {
    if (record.kind !== "module") continue;
    const { wisdom } = homeOf(record.parentId);
    trees.set(record.id, { key: record.id, kind: "module", owner: record, wisdom, isPresent: false, members: [] });
  }
  for (const record of trashed) {
    if (record.kind === "module" || record.kind === "wisdom") continue;
    const root = removedRoot(view, record);
    const home = homeOf(root.parentId);
    const tree = root.kind === "module" ? trees.get(root.id) : home.module === null ? knownWild(trees, home.wisdom) : trees.get(home.module.id);
    tree?.members.push({ record, branch: root.kind === "module" ? record : (home.branch ?? root), isPresent: false });
  }
}

function removedRoot(view: GroveSource, record: PointRecord): PointRecord {
  return record.deletedWith === null || record.deletedWith === record.id ? record : (view.trashedPoint(record.deletedWith) ?? record);
}

/** Nothing is kept in a shrub or meadow that does not stand any more. */
const knownWild = (trees: Map<string, TreeContent>, wisdom: PointRecord | null): TreeContent | undefined => trees.get(wisdom === null ? MEADOW : `shrub ${wisdom.id}`);

interface Home { readonly module: PointRecord | null; readonly wisdom: PointRecord | null; readonly branch: PointRecord | null }

const NOWHERE: Home = { module: null, wisdom: null, branch: null };

/** The tree a present point belongs to, by climbing. Each is climbed from once: a peer may put ten thousand points one below the other, and as many in the trash. The view has no circles. */
function createHomes(view: GroveSource): (parentId: PointId | null) => Home {
  const known = new Map<PointId, Home>();
  return (parentId) => {
    const climbed: PointRecord[] = [];
    let home: Home | null = null;
    for (let at = parentId; at !== null && home === null;) {
      home = known.get(at) ?? null;
      const record = home === null ? view.point(at) : undefined;
      if (record === undefined) break;
      climbed.push(record);
      at = record.parentId;
    }
    for (const record of climbed.reverse()) {
      home = homeBelow(home ?? NOWHERE, record);
      known.set(record.id, home);
    }
    return home ?? NOWHERE;
  };
}

/** The home of what hangs on `record`, which itself stands in `above`. */
function homeBelow(above: Home, record: PointRecord): Home {
  if (record.kind === "wisdom") return { ...NOWHERE, wisdom: record };
  if (record.kind === "module") return { module: record, wisdom: above.wisdom, branch: null };
  return above.branch === null ? { ...above, branch: record } : above;
}

function pushChildren(view: GroveSource, waiting: Visit[], parent: Omit<Visit, "id"> & { readonly id: PointId | null }): void {
  const children = view.children(parent.id);
  const { tree, wisdom, branch } = parent;
  for (let i = children.length - 1; i >= 0; i -= 1) {
    const id = children[i];
    if (id !== undefined) waiting.push({ id, tree, wisdom, branch });
  }
}

/** Oldest first; what was planted together in the order of its source. Adding something new moves nothing in this order. */
export function byAge(a: PointRecord, b: PointRecord): number {
  if (a.createdAtMs !== b.createdAtMs) return a.createdAtMs - b.createdAtMs;
  const sourceA = a.provenance?.srcId ?? "";
  const sourceB = b.provenance?.srcId ?? "";
  if (sourceA !== sourceB) return sourceA < sourceB ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
