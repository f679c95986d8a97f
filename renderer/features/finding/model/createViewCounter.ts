import { countPoints, createLivePoints, narrowsPoints, type LivePoints, type MatchContext, type SavedViewSpec } from "#shared/finding/index.ts";
import type { ForestChange } from "#shared/forest/index.ts";
import type { OpenForest, Readable } from "#renderer/runtime/index.ts";
import type { LinkId, PointId } from "#shared/kernel/index.ts";
import type { ReadableView } from "./applyView.ts";

type ViewId = ReadableView["id"];

/** View → how many points it leaves in the light. Views that leave all are not in it. */
export type ViewCounts = ReadonlyMap<ViewId, number>;

export interface ViewCounter extends Readable<ViewCounts> {
  /** Which views are to be counted, the most important first. */
  setViews(views: readonly ReadableView[]): void;
  destroy(): void;
}

/** Runs a task when there is time; returns how to call it off. */
export type WhenIdle = (task: () => void) => () => void;

/** Of so many views the points are kept, so that a change costs only what it touched; of the others there is a number, which a change makes old. */
const MOST_LIVE = 10;
/** A long round tells in between what it has found. */
const TOLD_EVERY = 20;

interface NarrowView { readonly id: ViewId; readonly spec: SavedViewSpec }
interface Counted { readonly spec: SavedViewSpec; readonly context: MatchContext; readonly points: LivePoints | number }
/** What one round still goes through, and what was touched before it began (null: all). A change that comes meanwhile waits for the next round. */
interface Round { readonly queue: ViewId[]; readonly change: Touched | null }

/** Counts saved views when there is time, one pass over the forest per task: anybody can save views, and a thousand of them must not hold the window up. */
export function createViewCounter({ view, filter }: Pick<OpenForest, "view" | "filter">, whenIdle: WhenIdle = whenBrowserIdle): ViewCounter {
  const listeners = new Set<() => void>();
  const counted = new Map<ViewId, Counted>();
  const touched = createTouched();
  let views: readonly NarrowView[] = [];
  let counts: ViewCounts = new Map();
  let round: Round | null = null;
  let needsRound = false;
  let cancel: (() => void) | null = null;

  const begin = (): Round => {
    needsRound = false;
    return { queue: views.map(({ id }) => id), change: touched.take() };
  };
  /** Brings one view up to date; says whether that took a pass over all points. */
  const count = ({ id, spec }: NarrowView, isKept: boolean, change: Touched | null): boolean => {
    const context = filter.contextFor(spec.filter);
    const known = counted.get(id);
    if (change !== null && known?.spec === spec && isSameContext(known.context, context) && isKept === (typeof known.points !== "number")) {
      if (typeof known.points !== "number") known.points.apply(change);
      if (isKept || isUntouched(change)) return false;
    }
    counted.set(id, { spec, context, points: isKept ? createLivePoints(view, spec.filter, context) : countPoints(view, spec.filter, context) });
    return true;
  };
  const work = (): void => {
    cancel = null;
    const { queue, change } = (round ??= begin());
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const at = views.findIndex(({ id }) => id === next);
      const each = views[at];
      if (each !== undefined && count(each, at < MOST_LIVE, change)) break;
    }
    if (queue.length === 0) round = null;
    if (queue.length % TOLD_EVERY === 0) tell();
    if (round !== null || needsRound) cancel = whenIdle(work);
  };
  const tell = (): void => {
    const next = new Map(views.flatMap(({ id }) => {
      const points = counted.get(id)?.points;
      return points === undefined ? [] : [[id, typeof points === "number" ? points : points.get().size] as const];
    }));
    if (isSame(counts, next)) return;
    counts = next;
    for (const listener of [...listeners]) listener();
  };
  const countSoon = (): void => {
    needsRound = true;
    cancel ??= whenIdle(work);
  };
  const stops = [
    view.onChange((change) => {
      if (views.length === 0) return;
      touched.add(change);
      countSoon();
    }),
    filter.onChange(() => { if (views.length > 0) countSoon(); }),
  ];
  return {
    get: () => counts,
    onChange: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    setViews: (given) => {
      views = given.flatMap(({ id, spec }) => (spec === null || !narrowsPoints(spec.filter) ? [] : [{ id, spec }]));
      const wanted = new Set(views.map(({ id }) => id));
      for (const id of counted.keys()) if (!wanted.has(id)) counted.delete(id);
      if (views.length > 0 || counts.size > 0) countSoon();
      else touched.take();
    },
    destroy: () => {
      cancel?.();
      for (const stop of stops) stop();
    },
  };
}

type Touched = Pick<ForestChange, "points" | "links">;
const isUntouched = ({ points, links }: Touched): boolean => points.size === 0 && links.size === 0;

/** When more is touched than this, counting everything anew is as quick as looking each of them up, and nothing has to be remembered. */
const MOST_TOUCHED = 5_000;

/** What has changed since it was last taken; null: so much that all is to be counted anew. */
function createTouched(): { add(change: Touched): void; take(): Touched | null } {
  let points = new Set<PointId>();
  let links = new Set<LinkId>();
  let isAll = false;
  const forget = (): void => {
    points = new Set();
    links = new Set();
  };
  return {
    add: (change) => {
      isAll ||= points.size + links.size + change.points.size + change.links.size > MOST_TOUCHED;
      if (isAll) {
        forget();
        return;
      }
      for (const id of change.points) points.add(id);
      for (const id of change.links) links.add(id);
    },
    take: () => {
      const taken = isAll ? null : { points, links };
      isAll = false;
      forget();
      return taken;
    },
  };
}

function isSameContext(a: MatchContext, b: MatchContext): boolean {
  return a.lastVisitAtMs === b.lastVisitAtMs && a.readingsOf === b.readingsOf;
}

function isSame(a: ViewCounts, b: ViewCounts): boolean {
  return a.size === b.size && [...a].every(([id, found]) => b.get(id) === found);
}

function whenBrowserIdle(task: () => void): () => void {
  const handle = requestIdleCallback(task, { timeout: 2_000 });
  return () => { cancelIdleCallback(handle); };
}
