import type { PointId } from "#shared/kernel/index.ts";
import type { ForestView, PointRecord, Wisdom } from "#shared/forest/index.ts";
import type { Place, Rect } from "#shared/tower/index.ts";

/** What the layout reads of a forest. */
export type GroveSource = Pick<ForestView, "point" | "children" | "links" | "trashedPoints" | "trashedPoint">;

export interface GroveOptions {
  /** Whose pins count as not set: those of some; or of all, and then no seat counts either (整理 shows what it would do). */
  readonly ignorePins?: ReadonlySet<PointId> | "all";
  /** What was laid out before: trees whose points are the same are taken over as they are. The result is the same without it. */
  readonly previous?: GroveLayout | null;
}

/** module: a tree; shrub: points right under a wisdom; meadow: points of no wisdom (林下). */
export type TreeKind = "module" | "shrub" | "meadow";

/** Who takes a place first. */
export type Age = Pick<PointRecord, "createdAtMs" | "provenance" | "id">;

/** A point and the branch it hangs on: the point right below the owner of its tree that it stands under, or itself. */
export interface Member {
  readonly record: PointRecord;
  readonly branchId: PointId;
  /** By which it takes its place: its own, unless it came into this tree later. */
  readonly age: Age;
  /** False for what is in the trash or has gone into another tree: its place is kept for it. */
  readonly isPresent: boolean;
}

/** The leaves of a tree. Its places are relative to the centre of the tree and independent of where the tree stands. */
export interface TreeStand {
  readonly key: string;
  readonly kind: TreeKind;
  /** The module, or the wisdom of a shrub; null for the meadow. */
  readonly owner: PointRecord | null;
  readonly wisdom: Wisdom | null;
  readonly wisdomId: PointId | null;
  /** Present points, oldest first, as they were when they got their places: what they are called now the view says. */
  readonly points: readonly PointRecord[];
  /** x and y of each. */
  readonly places: Float64Array;
  readonly pinned: ReadonlySet<PointId>;
  /** How many places the crown covers. */
  readonly opened: number;
  /** Since when it has covered places up to which depth, leaves that gave way to pinned ones aside. */
  readonly openings: readonly { readonly atMs: number; readonly depth: number }[];
  /** From the centre to the outermost of them, with x measured in `spread`. */
  readonly depth: number;
  readonly spread: number;
  readonly cases: number;
}

export interface GroveTree extends TreeStand {
  readonly centre: Place;
  readonly isPinned: boolean;
  /** From the centre to the edge of the crown, with x measured in `spread`. */
  readonly reach: number;
  /** Chance of its own: lumps, scallops. */
  readonly seed: number;
  /** Around its crown. */
  readonly rect: Rect;
  /** Number of its first leaf among all leaves of the grove. */
  readonly firstLeaf: number;
  /** Links with an end on it. */
  readonly links: number;
}

/** How many links run between two trees. */
export interface GroveRoad {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface GroveLayout {
  readonly trees: readonly GroveTree[];
  /** Strongest first, bounded. */
  readonly roads: readonly GroveRoad[];
  readonly leafCount: number;
  /** Number of links at each leaf. */
  readonly degrees: Float32Array;
  readonly bounds: Rect;
  /** Tree of which this point is the owner: a module, or a wisdom with a shrub. */
  readonly treeOf: ReadonlyMap<PointId, number>;
  /** Number of each leaf among all leaves of the grove. */
  readonly leafOf: ReadonlyMap<PointId, number>;
  /** For the next layout. */
  readonly memory: GroveMemory;
}

/** What a later layout may take over. Opaque to others. */
export interface GroveMemory {
  readonly stands: ReadonlyMap<string, { readonly members: readonly Member[]; readonly stand: TreeStand }>;
  readonly placing: { readonly print: readonly unknown[]; readonly centres: ReadonlyMap<string, Place> };
}
