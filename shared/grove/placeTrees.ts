import type { Wisdom } from "#shared/forest/index.ts";
import type { Place } from "#shared/tower/index.ts";
import { GROVE } from "./groveMeasures.ts";
import { createGroundGrid, overlaps, type Disc, type GroundGrid } from "./groundGrid.ts";
import { leastCostFrom, treeHome, type TreeHome } from "./treeHomes.ts";

export interface TreeToPlace {
  readonly key: string;
  readonly wisdom: Wisdom | null;
  /** What it took of the ground with its gap, and since when: in coarse steps, the first one at its planting; x measured in the spread of trees. */
  readonly growth: readonly { readonly atMs: number; readonly radius: number }[];
  /** What its crown takes now, with its gap. */
  readonly crown: number;
  /** Where it is pinned. */
  readonly pin: Place | null;
}

/** Lattices of places to try, the finer the nearer to the middle: [from, to, pitch]. */
const LATTICES = [[0, 1200, 56], [1200, 2600, 110], [2600, 5000, 200], [5000, 9000, 300], [9000, 18_000, 450], [18_000, 60_000, 900]] as const;
const HEX = Math.sqrt(3) / 2;
const TURNS = Array.from({ length: 8 }, (_, index) => (index * Math.PI) / 4);

/**
 * A centre for every tree, as the grove has grown: a new tree takes the free ground that costs least for its wisdom, and one that outgrows its ground stays and makes the
 * trees around it give way. So what is new at most moves its neighbours. A pinned tree stands where it is pinned, and its ground is kept for it; only a tree
 * right under a pinned one gives way. `trees` come oldest first. All crowns are as much wider than tall as `spread` says: with x measured in it they are discs.
 */
export function placeTrees(trees: readonly TreeToPlace[], spread: number): ReadonlyMap<string, Place> {
  const grid = createGroundGrid();
  const searches = new Map<Wisdom | null, HomeSearch>();
  const steps = trees.flatMap(({ growth, wisdom }, tree) => growth.map(({ atMs, radius }) => ({ atMs, radius, wisdom, tree })));
  steps.sort((a, b) => a.atMs - b.atMs || a.tree - b.tree || a.radius - b.radius);
  const ground = new Map<number, Disc>();
  const treeOf = new Map<Disc, number>();
  const stand = (tree: number, disc: Disc): void => {
    ground.set(tree, disc);
    treeOf.set(disc, tree);
    grid.add(disc);
  };
  for (const { radius, wisdom, tree } of steps) {
    const before = ground.get(tree);
    if (before !== undefined) {
      grid.remove(before);
      const grown = { x: before.x, y: before.y, radius };
      const crowded = [...grid.blockersOf(grown)].sort((a, b) => (treeOf.get(a) ?? 0) - (treeOf.get(b) ?? 0));
      for (const disc of crowded) grid.remove(disc);
      stand(tree, grown);
      for (const disc of crowded) stand(treeOf.get(disc) ?? 0, nextTo(grid, disc, grown));
      continue;
    }
    let search = searches.get(wisdom);
    if (search === undefined) searches.set(wisdom, (search = new HomeSearch(wisdom, grid)));
    stand(tree, search.find(radius));
  }
  return withPins(trees, trees.map((_, tree) => ground.get(tree) ?? { x: 0, y: 0, radius: 0 }), spread);
}

/** Straight away from what has grown, as far as it must; where there is no room the nearest free ground. */
function nextTo(grid: GroundGrid, disc: Disc, grown: Disc): Disc {
  const distance = Math.hypot(disc.x - grown.x, disc.y - grown.y) || 1;
  const share = (disc.radius + grown.radius + 0.5) / distance;
  const pushed = { x: grown.x + (disc.x - grown.x) * share, y: grown.y + (disc.y - grown.y) * share, radius: disc.radius };
  return grid.blockerOf(pushed) === null ? pushed : nearestGround(grid, disc);
}

/** Places to try for a wisdom, cheapest first, as many as were ever needed. Kept: they depend on nothing but the wisdom. */
class HomeList {
  readonly cost: TreeHome;
  places: readonly Place[] = [];
  /** Up to here the order is final; what costs more may yet be mixed with places further out. */
  settled = 0;
  #lattice = 0;

  constructor(wisdom: Wisdom | null) {
    this.cost = treeHome(wisdom);
  }

  widen(): void {
    const lattice = latticeAt(this.#lattice);
    this.#lattice += 1;
    const open = [...this.places.slice(this.settled), ...lattice.places];
    // Cost and number in one figure: numbers are sorted many times faster than objects.
    const order = Float64Array.from(open, (place, index) => Math.round(this.cost(place) * 16) * NUMBERS + index).sort();
    const limit = leastCostFrom(lattice.to) * 16 * NUMBERS;
    this.places = [...this.places.slice(0, this.settled), ...Array.from(order, (figure) => open[figure % NUMBERS] ?? { x: 0, y: 0 })];
    this.settled += order.filter((figure) => figure <= limit).length;
  }
}

const homeLists = new Map<Wisdom | null, HomeList>();

function homeList(wisdom: Wisdom | null): HomeList {
  let list = homeLists.get(wisdom);
  if (list === undefined) homeLists.set(wisdom, (list = new HomeList(wisdom)));
  return list;
}

class HomeSearch {
  readonly #list: HomeList;
  readonly #grid: GroundGrid;
  /** Per radius the first place that may still be free; ground that was given back before it stays a clearing. */
  readonly #next = new Map<number, number>();

  constructor(wisdom: Wisdom | null, grid: GroundGrid) {
    this.#list = homeList(wisdom);
    this.#grid = grid;
  }

  find(radius: number): Disc {
    let blocker: Disc | null = null;
    for (;;) {
      for (let index = this.#next.get(radius) ?? 0; index < this.#list.settled; index += 1) {
        const { x, y } = this.#list.places[index] ?? { x: 0, y: 0 };
        const disc = { x, y, radius };
        // What stood in the way last mostly stands in the way again.
        if (blocker !== null && overlaps(disc, blocker)) continue;
        blocker = this.#grid.blockerOf(disc);
        if (blocker !== null) continue;
        this.#next.set(radius, index);
        return this.#settle(disc);
      }
      this.#next.set(radius, this.#list.settled);
      this.#list.widen();
    }
  }

  /** Closes up to its neighbours. */
  #settle(start: Disc): Disc {
    let at = start;
    let cost = this.#list.cost(at);
    for (let step = 48; step >= 3; step /= 2) {
      for (let tries = 0; tries < 6; tries += 1) {
        let moved = false;
        for (const turn of TURNS) {
          const next = { x: at.x + Math.cos(turn) * step, y: at.y + Math.sin(turn) * step, radius: at.radius };
          const nextCost = this.#list.cost(next);
          if (nextCost >= cost - 0.5 || this.#grid.blockerOf(next) !== null) continue;
          at = next;
          cost = nextCost;
          moved = true;
        }
        if (!moved) break;
      }
    }
    return at;
  }
}

interface Lattice { readonly to: number; readonly places: readonly Place[] }

const NUMBERS = 2 ** 20;
/** Kept: they depend on nothing. */
const lattices: Lattice[] = [];

function latticeAt(index: number): Lattice {
  const known = lattices[index];
  if (known !== undefined) return known;
  // Beyond those, further out than any forest should reach, each ring is four times as far as the one before.
  const far = 60_000 * 4 ** (index - LATTICES.length);
  const [from, to, pitch] = LATTICES[index] ?? [far, far * 4, far / 60];
  return (lattices[index] = { to, places: latticePlaces(from, to, pitch) });
}

function latticePlaces(from: number, to: number, pitch: number): Place[] {
  const places: Place[] = [];
  const rows = Math.ceil(to / (pitch * HEX));
  for (let row = -rows; row <= rows; row += 1) {
    const y = row * pitch * HEX;
    const columns = Math.ceil(to / pitch);
    for (let column = -columns; column <= columns; column += 1) {
      const x = (column + (row % 2 === 0 ? 0 : 0.5)) * pitch;
      const distance = Math.hypot(x, y);
      if (distance >= from && distance < to) places.push({ x, y });
    }
  }
  return places;
}

function withPins(trees: readonly TreeToPlace[], wished: readonly Disc[], spread: number): ReadonlyMap<string, Place> {
  const centres = new Map<string, Place>();
  const grid = createGroundGrid();
  const pinned = trees.flatMap(({ pin, crown }) => (pin === null ? [] : [{ x: pin.x / spread, y: pin.y, radius: crown }]));
  for (const disc of pinned) grid.add(disc);
  const displaced: { readonly key: string; readonly disc: Disc }[] = [];
  trees.forEach(({ key, pin, crown }, index) => {
    const { x, y, radius } = wished[index] ?? { x: 0, y: 0, radius: 0 };
    const disc = { x, y, radius: crown };
    if (pin !== null) centres.set(key, pin);
    else if (pinned.some((other) => overlaps(disc, other))) displaced.push({ key, disc: { x, y, radius } });
    else {
      centres.set(key, { x: x * spread, y });
      grid.add(disc);
    }
  });
  for (const { key, disc } of displaced) {
    const free = nearestGround(grid, disc);
    grid.add(free);
    centres.set(key, { x: free.x * spread, y: free.y });
  }
  return centres;
}

function nearestGround(grid: GroundGrid, disc: Disc): Disc {
  for (let distance = 24; ; distance += 24) {
    const turns = Math.max(12, Math.round(distance / 8));
    for (let turn = 0; turn < turns; turn += 1) {
      const angle = (turn / turns) * 2 * Math.PI;
      const next = { x: disc.x + Math.cos(angle) * distance, y: disc.y + Math.sin(angle) * distance, radius: disc.radius };
      if (grid.blockerOf(next) === null) return next;
    }
  }
}

const LEAST_GROUND = 129;
const GROUND_STEP = 1.2;

/** The next of a coarse row of reaches, so that a growing tree seldom moves its neighbours. */
export function groundStep(reach: number): number {
  let step = LEAST_GROUND;
  while (step < reach) step *= GROUND_STEP;
  return step;
}

/** What a crown of this reach takes, with its lumps and half of the gap. */
export const groundRadius = (reach: number): number => Math.ceil(reach * (1 + GROVE.crown.lumps) + GROVE.gap / 2);
