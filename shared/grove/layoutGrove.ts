import type { PointId } from "#shared/kernel/index.ts";
import { MEADOW } from "#shared/forest/index.ts";
import type { Place, Rect } from "#shared/tower/index.ts";
import { countLinks } from "./countLinks.ts";
import { crownRadius } from "./crownShape.ts";
import { ageOfTree, byAge, gatherGrove, type TreeContent } from "./gatherGrove.ts";
import { growStand } from "./growStand.ts";
import { GROVE } from "./groveMeasures.ts";
import type { Age, GroveLayout, GroveMemory, GroveOptions, GroveSource, GroveTree, Member, TreeStand } from "./groveTypes.ts";
import { hashOf } from "./hashOf.ts";
import { groundRadius, groundStep, placeTrees, type TreeToPlace } from "./placeTrees.ts";
import { standsAlike } from "./standsAlike.ts";

const MARGIN = 28;
/** The meadow keeps its distance in steps, so that it seldom moves when a tree above it grows. */
const MEADOW_STEP = 260;

type KnownStand = GroveMemory["stands"] extends ReadonlyMap<string, infer Known> ? Known : never;
type Stands = Map<string, KnownStand>;

/**
 * Where every point stands in the grove. Pure and steady: the same forest gives the same grove, new points take free places and move nobody, what is in the trash keeps
 * its place, pinned points and modules stand where they are pinned.
 */
export function layoutGrove(view: GroveSource, { ignorePins, previous = null }: GroveOptions = {}): GroveLayout {
  const isPinIgnored = (id: PointId): boolean => ignorePins === "all" || ignorePins?.has(id) === true;
  const contents = gatherGrove(view, { keepsSeats: ignorePins !== "all" });
  const stands: Stands = new Map();
  for (const [key, content] of contents) stands.set(key, standOf(content, previous?.memory.stands.get(key), ignorePins === undefined ? null : isPinIgnored));
  const trees = treesToPlace(contents, stands, isPinIgnored);
  const placing = placed(trees, previous);
  const pins = new Map(trees.flatMap(({ key, pin }) => (pin === null ? [] : [[key, pin] as const])));
  const shown = [...contents.values()].filter((content) => content.isPresent && content.key !== MEADOW).flatMap(({ key }) => stands.get(key)?.stand ?? []);
  const meadow = stands.get(MEADOW)?.stand;
  return assemble(view, meadow === undefined ? shown : [...shown, meadow], { memory: { stands: ignorePins === undefined ? stands : (previous?.memory.stands ?? new Map()), placing }, pins });
}

/** Taken over when nothing has changed on which its places depend. */
function standOf(content: TreeContent, known: KnownStand | undefined, isPinIgnored: ((id: PointId) => boolean) | null): KnownStand {
  const { members } = content;
  const isSame = known !== undefined && (isPinIgnored === null || known.stand.pinned.size === 0) && sameMembers(known.members, members) && known.stand.wisdom === (content.wisdom?.wisdom ?? null);
  if (isSame) return { members: known.members, stand: { ...known.stand, owner: content.owner, wisdomId: content.wisdom?.id ?? null } };
  return { members, stand: growStand(content, isPinIgnored ?? (() => false)) };
}

function sameMembers(a: readonly Member[], b: readonly Member[]): boolean {
  return a.length === b.length && a.every((member, index) => {
    const other = b[index];
    return other !== undefined && member.record.id === other.record.id && standsAlike(member.record, other.record) && member.branchId === other.branchId && member.age.createdAtMs === other.age.createdAtMs && member.isPresent === other.isPresent;
  });
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

function treesToPlace(contents: ReadonlyMap<string, TreeContent>, stands: Stands, isPinIgnored: (id: PointId) => boolean): TreeToPlace[] {
  const trees = [...contents.values()].filter((content) => content.key !== MEADOW).map((content) => ({ content, eldest: eldestOf(content) }));
  trees.sort((a, b) => byAge(a.eldest, b.eldest));
  return trees.map(({ content, eldest }) => {
    const { key, kind, owner, wisdom } = content;
    const stand = stands.get(key)?.stand;
    // What was a module once is pinned within another tree.
    const pos = kind === "module" && owner?.kind === "module" && !isPinIgnored(owner.id) ? owner.pos : null;
    const pin = pos === null ? null : { x: pos[0], y: pos[1] };
    return { key, wisdom: wisdom?.wisdom ?? null, growth: growthOf(stand?.openings ?? [], eldest.createdAtMs), crown: groundRadius((stand?.depth ?? 0) + GROVE.crown.pad), pin };
  });
}

/** Since when a tree has needed how much ground, in coarse steps. What came at one moment is one step. */
function growthOf(openings: TreeStand["openings"], plantedAtMs: number): TreeToPlace["growth"] {
  const growth = [{ atMs: plantedAtMs, radius: groundRadius(groundStep(0)) }];
  for (const { atMs, depth } of openings) {
    const radius = groundRadius(groundStep(depth + GROVE.crown.pad));
    const last = growth.at(-1);
    if (last === undefined || radius <= last.radius) continue;
    if (atMs <= last.atMs) last.radius = radius;
    else growth.push({ atMs, radius });
  }
  return growth;
}

/** A shrub is as old as its oldest point: one that is new moves nobody. */
function eldestOf({ kind, owner, members }: TreeContent): Age {
  const [first, ...others] = kind === "module" && owner !== null ? [ageOfTree(owner)] : members.map((member) => member.age);
  if (first === undefined) throw new Error("a tree without owner or points");
  return others.reduce((eldest, age) => (byAge(age, eldest) < 0 ? age : eldest), first);
}

function placed(trees: readonly TreeToPlace[], previous: GroveLayout | null): GroveMemory["placing"] {
  const hasPins = trees.some((tree) => tree.pin !== null);
  const print = trees.flatMap((tree) => [tree.key, tree.wisdom, ...tree.growth.flatMap(({ atMs, radius }) => [atMs, radius]), ...(hasPins ? [tree.crown, tree.pin?.x, tree.pin?.y] : [])]);
  const known = previous?.memory.placing;
  return known !== undefined && sameList(known.print, print) ? known : { print, centres: placeTrees(trees, GROVE.crown.spread.tree) };
}

interface Placing { readonly memory: GroveMemory; readonly pins: ReadonlyMap<string, Place> }

function assemble(view: GroveSource, stands: readonly TreeStand[], { memory, pins }: Placing): GroveLayout {
  const leafOf = new Map<PointId, number>();
  const treeOf = new Map<PointId, number>();
  const leafCount = stands.reduce((sum, stand) => sum + stand.points.length, 0);
  const treeOfLeaf = new Uint32Array(leafCount);
  stands.forEach(({ owner, points }, tree) => {
    if (owner !== null) treeOf.set(owner.id, tree);
    for (const { id } of points) {
      treeOfLeaf[leafOf.size] = tree;
      leafOf.set(id, leafOf.size);
    }
  });
  const { degrees, perTree, roads } = countLinks(view, { leafOf, treeOf, treeOfLeaf, treeCount: stands.length });
  const trees: GroveTree[] = [];
  let firstLeaf = 0;
  stands.forEach((stand, index) => {
    const links = perTree[index] ?? 0;
    const centre = memory.placing.centres.get(stand.key) ?? belowAll(trees, stand);
    trees.push(standAt(stand, centre, { links, firstLeaf, isPinned: pins.has(stand.key) }));
    firstLeaf += stand.points.length;
  });
  return { trees, roads, leafCount, degrees, bounds: boundsOf(trees), treeOf, leafOf, memory };
}

function standAt(stand: TreeStand, centre: Place, more: Pick<GroveTree, "links" | "firstLeaf" | "isPinned">): GroveTree {
  const vigour = Math.min(GROVE.crown.mostVigour, 2 * Math.floor(Math.log2(1 + (more.links + 2 * stand.cases) / 4)));
  const reach = stand.depth + GROVE.crown.pad + vigour;
  const seed = hashOf(stand.key);
  return { ...stand, ...more, centre, reach, seed, rect: crownRect({ centre, reach, seed, spread: stand.spread }) };
}

function crownRect(crown: Pick<GroveTree, "centre" | "reach" | "seed" | "spread">): Rect {
  const [right, down, left, up] = [0, 0.5, 1, 1.5].map((turn) => crownRadius(crown, turn * Math.PI)) as [number, number, number, number];
  return { x: crown.centre.x - left, y: crown.centre.y - up, width: left + right, height: up + down };
}

function belowAll(trees: readonly GroveTree[], { depth }: TreeStand): Place {
  const lowest = trees.reduce((low, { rect }) => Math.max(low, rect.y + rect.height), 0);
  const top = trees.length === 0 ? 0 : Math.ceil((lowest + GROVE.gap) / MEADOW_STEP) * MEADOW_STEP;
  const height = depth + GROVE.crown.pad + GROVE.crown.mostVigour;
  return { x: 0, y: trees.length === 0 ? 0 : top + Math.ceil(height / MEADOW_STEP) * MEADOW_STEP };
}

function boundsOf(trees: readonly GroveTree[]): Rect {
  if (trees.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const edge = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { rect } of trees) {
    edge.left = Math.min(edge.left, rect.x);
    edge.top = Math.min(edge.top, rect.y);
    edge.right = Math.max(edge.right, rect.x + rect.width);
    edge.bottom = Math.max(edge.bottom, rect.y + rect.height);
  }
  return { x: edge.left - MARGIN, y: edge.top - MARGIN, width: edge.right - edge.left + 2 * MARGIN, height: edge.bottom - edge.top + 2 * MARGIN };
}
