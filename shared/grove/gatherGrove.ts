import type { PointId } from "#shared/kernel/index.ts";
import { MEADOW, shrubOf, type GroveSeat, type PointRecord } from "#shared/forest/index.ts";
import type { Age, GroveSource, Member, TreeKind } from "./groveTypes.ts";

export interface TreeContent {
  readonly key: string;
  readonly kind: TreeKind;
  readonly owner: PointRecord | null;
  readonly wisdom: PointRecord | null;
  /** False for a module in the trash: its ground is kept for it. */
  readonly isPresent: boolean;
  readonly members: Member[];
}

interface Visit { readonly id: PointId; readonly tree: TreeContent | null; readonly wisdom: PointRecord | null; readonly branch: PointRecord | null }

/** What belongs to which tree. A module opens a tree wherever it stands; what is right under a wisdom makes a shrub, all else the meadow. */
export function gatherGrove(source: GroveSource, { keepsSeats = true }: { readonly keepsSeats?: boolean } = {}): ReadonlyMap<string, TreeContent> {
  const view = keepsSeats ? source : withoutSeats(source);
  const trees = new Map<string, TreeContent>();
  // An explicit stack: a chain of ten thousand children must not exhaust the call stack.
  const waiting: Visit[] = [];
  const moved: (readonly [PointRecord, Visit])[] = [];
  pushChildren(view, waiting, { id: null, tree: null, wisdom: null, branch: null });
  for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
    const record = view.point(visit.id);
    if (record === undefined) continue;
    const below = settle(trees, visit, record);
    if (record.seats !== undefined) moved.push([record, below]);
    if (view.children(visit.id).length > 0) pushChildren(view, waiting, below);
  }
  // First all trees, those of the trash and those that are none any more as well: the places that were left in them are part of their ground.
  for (const [record, { wisdom }] of moved) keepTreeThatWas(trees, record, wisdom);
  keepPlacesOfTrash(view, trees);
  for (const [record, { tree }] of moved) keepPlacesLeft(trees, record, record.kind === "wisdom" ? undefined : (tree ?? undefined));
  return trees;
}

/** The same forest, had nothing ever been put into another tree. */
function withoutSeats(view: GroveSource): GroveSource {
  const orNone = (record: PointRecord | undefined): PointRecord | undefined => (record === undefined ? undefined : unseated(record));
  return {
    point: (id) => orNone(view.point(id)),
    children: (id) => view.children(id),
    links: () => view.links(),
    trashedPoint: (id) => orNone(view.trashedPoint(id)),
    trashedPoints: () => view.trashedPoints().map(unseated),
  };
}

function unseated(record: PointRecord): PointRecord {
  if (record.seats === undefined) return record;
  const { seats: _seats, ...others } = record;
  return others;
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
  tree.members.push(memberOf(record, tree.key, { branchId: branch.id, isPresent: true }));
  return { id, tree, wisdom: visit.wisdom, branch };
}

function wildTree(trees: Map<string, TreeContent>, wisdom: PointRecord | null): TreeContent {
  const key = wildKey(wisdom);
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
    const { wisdom } = homeOf(record.parentId);
    if (record.kind === "module") trees.set(record.id, treeThatWas(record, wisdom));
    else keepTreeThatWas(trees, record, wisdom);
  }
  for (const record of trashed) {
    if (record.kind === "module" || record.kind === "wisdom") {
      keepPlacesLeft(trees, record, trees.get(record.id));
      continue;
    }
    const root = removedRoot(view, record);
    const home = homeOf(root.parentId);
    const tree = root.kind === "module" ? trees.get(root.id) : home.module === null ? knownWild(trees, home.wisdom) : trees.get(home.module.id);
    const { id: branchId } = root.kind === "module" ? record : (home.branch ?? root);
    tree?.members.push(memberOf(record, tree.key, { branchId, isPresent: false }));
    keepPlacesLeft(trees, record, tree);
  }
}

const treeThatWas = (owner: PointRecord, wisdom: PointRecord | null): TreeContent => ({ key: owner.id, kind: "module", owner, wisdom, isPresent: false, members: [] });

/** The ground of a module that has become something else stays free, as that of one in the trash does: no other tree moves up. */
function keepTreeThatWas(trees: Map<string, TreeContent>, record: PointRecord, wisdom: PointRecord | null): void {
  if (!trees.has(record.id) && record.seats?.some(({ tree }) => tree === record.id) === true) trees.set(record.id, treeThatWas(record, wisdom));
}

/** Since when a tree has stood, which is later than its module for what has become a module. */
export function ageOfTree(owner: PointRecord): Age {
  const seat = owner.seats?.find(({ tree }) => tree === owner.id);
  return seat === undefined ? owner : agedBy(owner, seat);
}

/** As it has its seat in this tree, if one is written. */
function memberOf(record: PointRecord, tree: string, { branchId, isPresent }: Pick<Member, "branchId" | "isPresent">): Member {
  const seat = record.seats?.find((each) => each.tree === tree);
  return seat === undefined ? { record, branchId, age: record, isPresent } : { record, branchId: seat.branchId, age: agedBy(record, seat), isPresent };
}

const agedBy = ({ provenance, id }: PointRecord, { sinceMs }: GroveSeat): Age => ({ createdAtMs: sinceMs, provenance, id });

/** Whoever goes into another tree keeps a place where it was: nobody moves up. */
function keepPlacesLeft(trees: ReadonlyMap<string, TreeContent>, record: PointRecord, now: TreeContent | undefined): void {
  for (const { tree } of record.seats ?? []) {
    if (tree !== now?.key && tree !== record.id) trees.get(tree)?.members.push(memberOf(record, tree, { branchId: record.id, isPresent: false }));
  }
}

function removedRoot(view: GroveSource, record: PointRecord): PointRecord {
  return record.deletedWith === null || record.deletedWith === record.id ? record : (view.trashedPoint(record.deletedWith) ?? record);
}

/** Nothing is kept in a shrub or meadow that does not stand any more. */
const knownWild = (trees: Map<string, TreeContent>, wisdom: PointRecord | null): TreeContent | undefined => trees.get(wildKey(wisdom));

const wildKey = (wisdom: PointRecord | null): string => (wisdom === null ? MEADOW : shrubOf(wisdom.id));

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
export function byAge(a: Age, b: Age): number {
  if (a.createdAtMs !== b.createdAtMs) return a.createdAtMs - b.createdAtMs;
  const sourceA = a.provenance?.srcId ?? "";
  const sourceB = b.provenance?.srcId ?? "";
  if (sourceA !== sourceB) return sourceA < sourceB ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
