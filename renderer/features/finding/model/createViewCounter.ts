import { createLivePoints, type LivePoints, type MatchContext } from "#shared/finding/index.ts";
import type { OpenForest, Readable } from "#renderer/runtime/index.ts";
import type { LinkId, PointId } from "#shared/kernel/index.ts";
import type { ReadableView } from "./applyView.ts";

/** View → how many points it leaves in the light. Views that leave all are not in it. */
export type ViewCounts = ReadonlyMap<ReadableView["id"], number>;

export interface ViewCounter extends Readable<ViewCounts> {
  setViews(views: readonly ReadableView[]): void;
  destroy(): void;
}

interface Counted { readonly spec: ReadableView["spec"]; readonly context: MatchContext; readonly live: LivePoints }

/** Runs a task when there is time; returns how to call it off. */
export type WhenIdle = (task: () => void) => () => void;

/** Counts saved views when there is time: once in full, then only by what was touched. */
export function createViewCounter({ view, filter }: Pick<OpenForest, "view" | "filter">, whenIdle: WhenIdle = whenBrowserIdle): ViewCounter {
  const listeners = new Set<() => void>();
  const counted = new Map<ReadableView["id"], Counted>();
  const points = new Set<PointId>();
  const links = new Set<LinkId>();
  let views: readonly ReadableView[] = [];
  let counts: ViewCounts = new Map();
  let cancel: (() => void) | null = null;

  const count = ({ id, spec }: ReadableView): number | null => {
    if (spec === null) return null;
    const context = filter.contextFor(spec.filter);
    const known = counted.get(id);
    if (known?.spec === spec && known.context.lastVisitAtMs === context.lastVisitAtMs && known.context.readingsOf === context.readingsOf) known.live.apply({ points, links });
    else counted.set(id, { spec, context, live: createLivePoints(view, spec.filter, context) });
    return counted.get(id)?.live.get().size ?? null;
  };
  const refresh = (): void => {
    cancel = null;
    const next = new Map(views.flatMap((each) => {
      const found = count(each);
      return found === null ? [] : [[each.id, found] as const];
    }));
    for (const id of counted.keys()) if (!next.has(id)) counted.delete(id);
    points.clear();
    links.clear();
    if (isSame(counts, next)) return;
    counts = next;
    for (const listener of [...listeners]) listener();
  };
  const refreshSoon = (): void => { cancel ??= whenIdle(refresh); };
  const stops = [
    view.onChange((change) => {
      for (const id of change.points) points.add(id);
      for (const id of change.links) links.add(id);
      if (views.length > 0) refreshSoon();
    }),
    filter.onChange(() => { if (views.length > 0) refreshSoon(); }),
  ];
  return {
    get: () => counts,
    onChange: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    setViews: (given) => {
      views = given;
      refreshSoon();
    },
    destroy: () => {
      cancel?.();
      for (const stop of stops) stop();
    },
  };
}

function isSame(a: ViewCounts, b: ViewCounts): boolean {
  return a.size === b.size && [...a].every(([id, found]) => b.get(id) === found);
}

function whenBrowserIdle(task: () => void): () => void {
  const handle = requestIdleCallback(task, { timeout: 2_000 });
  return () => { cancelIdleCallback(handle); };
}
