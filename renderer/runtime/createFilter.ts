import { createLivePoints, couldBeReading, EMPTY_FILTER, isFresh, narrowsLinks, narrowsPoints, wordsOf, type FilterSpec, type LivePoints, type ReadingsOf } from "#shared/finding/index.ts";
import { LINK_TYPES, type ForestChange, type ForestView, type LinkType } from "#shared/forest/index.ts";
import type { Clock, EpochMs, LinkId, PointId } from "#shared/kernel/index.ts";
import { reportProblem } from "./reportProblem.ts";
import type { Filter, FilterState } from "./types.ts";

export interface OwnedFilter extends Filter {
  /** From now on, what was created after this moment is news. */
  setLastVisit(atMs: EpochMs | null): void;
  destroy(): void;
}

interface FilterParts {
  readonly clock: Clock;
  /** Fetched when somebody first searches with Latin letters; until then, and if it cannot be had, names match as they are written. */
  readonly loadReadings?: () => Promise<ReadingsOf>;
  /** Runs a task soon, once the change that asked for it is over. */
  readonly soon?: (task: () => void) => void;
}

type Asked = Pick<FilterState, "spec" | "sought" | "lastVisitAtMs">;
const needsReadings = ({ spec, sought }: Pick<Asked, "spec" | "sought">): boolean => wordsOf(textOf({ spec, sought })).some(couldBeReading);
interface Judged { readonly asked: Asked; readonly readings: ReadingsOf | null; readonly live: LivePoints | null; readonly fresh: ReadonlySet<PointId>; readonly atMs: EpochMs }

/** Ages move with the clock: a long session judges them anew now and then. */
const AGED_AFTER_MS = 3_600_000;
const NOTHING: ReadonlySet<PointId> = new Set();
const ALL_ASKED: Asked = { spec: EMPTY_FILTER, sought: "", lastVisitAtMs: null };

/**
 * Keeps the light of a filter current. Changes of the forest are only noted; they are judged when somebody asks, or once the change is over for
 * those who listen: a command over a thousand points costs one pass over a thousand points.
 */
export function createFilter(view: ForestView, { clock, loadReadings = importReadings, soon = queueMicrotask }: FilterParts): OwnedFilter {
  const pending = createPending();
  const listeners = createListeners();
  let asked = ALL_ASKED;
  const readings = createReadings(loadReadings, () => tell());
  let judged = judgeAll(view, asked, { readings: null, nowMs: clock.now() });
  let state = stateOf(judged);
  let told = state;
  let isWaiting = false;

  const settle = (): void => {
    const change = pending.take();
    const isOld = asked.spec.age !== null && clock.now() - judged.atMs > AGED_AFTER_MS;
    const isOther = judged.asked !== asked || judged.readings !== readings.get() || isOld;
    if (!isOther && change === null) return;
    judged = isOther || change === null ? judgeAll(view, asked, { readings: readings.get(), nowMs: clock.now() }) : judgeChange(view, judged, change);
    state = sameState(state, stateOf(judged));
  };
  const tell = (): void => {
    isWaiting = false;
    settle();
    if (state === told) return;
    told = state;
    listeners.call();
  };
  const stopView = view.onChange((change) => {
    pending.add(change);
    if (isWaiting || listeners.isEmpty()) return;
    isWaiting = true;
    soon(tell);
  });
  const ask = (part: Partial<Asked>): void => {
    asked = { ...asked, ...part };
    if (needsReadings(asked)) readings.fetch();
    tell();
  };
  const set = (spec: FilterSpec): void => { if (spec !== asked.spec) ask({ spec }); };
  const patch: Filter["patch"] = (part) => set({ ...asked.spec, ...part });
  return {
    get: () => {
      settle();
      return state;
    },
    onChange: listeners.add,
    set,
    patch,
    clear: () => set(EMPTY_FILTER),
    toggleLinkType: (type) => patch({ hiddenLinkTypes: toggled(asked.spec.hiddenLinkTypes, type) }),
    contextFor: (spec) => {
      if (needsReadings({ spec, sought: "" })) readings.fetch();
      return { nowMs: clock.now(), lastVisitAtMs: asked.lastVisitAtMs, readingsOf: readings.get() };
    },
    seek: (sought) => { if (sought !== asked.sought) ask({ sought }); },
    setLastVisit: (lastVisitAtMs) => { if (lastVisitAtMs !== asked.lastVisitAtMs) ask({ lastVisitAtMs }); },
    destroy: () => {
      stopView();
      listeners.clear();
    },
  };
}

function toggled(types: readonly LinkType[], type: LinkType): readonly LinkType[] {
  return types.includes(type) ? types.filter((other) => other !== type) : [...types, type];
}

/** One that throws is reported and does not keep the others from hearing. */
function createListeners(): { readonly add: Filter["onChange"]; call(): void; isEmpty(): boolean; clear(): void } {
  const listeners = new Set<() => void>();
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    call: () => {
      for (const listener of [...listeners]) {
        try {
          listener();
        } catch (thrown) {
          reportProblem("filter listener", thrown);
        }
      }
    },
    isEmpty: () => listeners.size === 0,
    clear: () => listeners.clear(),
  };
}

/** The table of readings, fetched once and only when it is needed; one that cannot be had is asked for again with the next need. */
function createReadings(load: () => Promise<ReadingsOf>, onArrived: () => void): { get(): ReadingsOf | null; fetch(): void } {
  let readings: ReadingsOf | null = null;
  let isFetching = false;
  const fetchNow = async (): Promise<void> => {
    isFetching = true;
    try {
      readings = await load();
      onArrived();
    } catch (thrown) {
      reportProblem("readings", thrown, "warn");
    } finally {
      isFetching = false;
    }
  };
  return { get: () => readings, fetch: () => { if (readings === null && !isFetching) void fetchNow(); } };
}

async function importReadings(): Promise<ReadingsOf> {
  return (await import("#renderer/pinyin/index.ts")).readingsOf;
}

type PendingChange = Pick<ForestChange, "points" | "links">;

/** What has changed since it was last asked for, as one. */
function createPending(): { add(change: ForestChange): void; take(): PendingChange | null } {
  let points = new Set<PointId>();
  let links = new Set<LinkId>();
  return {
    add: (change) => {
      for (const id of change.points) points.add(id);
      for (const id of change.links) links.add(id);
    },
    take: () => {
      if (points.size === 0 && links.size === 0) return null;
      const taken = { points, links };
      points = new Set();
      links = new Set();
      return taken;
    },
  };
}

function textOf({ spec, sought }: Pick<Asked, "spec" | "sought">): string {
  return `${spec.text} ${sought}`.trim();
}

function judgeAll(view: ForestView, asked: Asked, { readings, nowMs }: { readonly readings: ReadingsOf | null; readonly nowMs: EpochMs }): Judged {
  const { lastVisitAtMs } = asked;
  // A search narrows as words of the filter would.
  const wanted: FilterSpec = { ...asked.spec, text: textOf(asked) };
  const live = narrowsPoints(wanted) ? createLivePoints(view, wanted, { nowMs, lastVisitAtMs, readingsOf: readings }) : null;
  const fresh = new Set<PointId>();
  if (lastVisitAtMs !== null) for (const point of view.points()) if (isFresh(point, lastVisitAtMs)) fresh.add(point.id);
  return { asked, readings, live, fresh: fresh.size === 0 ? NOTHING : fresh, atMs: nowMs };
}

function judgeChange(view: ForestView, judged: Judged, change: PendingChange): Judged {
  const { lastVisitAtMs } = judged.asked;
  judged.live?.apply(change);
  const turned = [...change.points].filter((id) => {
    const point = view.point(id);
    return (point !== undefined && isFresh(point, lastVisitAtMs)) !== judged.fresh.has(id);
  });
  if (turned.length === 0) return judged;
  const fresh = new Set(judged.fresh);
  for (const id of turned) if (!fresh.delete(id)) fresh.add(id);
  return { ...judged, fresh };
}

function stateOf({ asked, readings, live, fresh }: Judged): FilterState {
  const { spec } = asked;
  const points = live?.get() ?? null;
  const linkTypes = spec.hiddenLinkTypes.length === 0 ? null : new Set(LINK_TYPES.filter((type) => !spec.hiddenLinkTypes.includes(type)));
  return {
    ...asked, hasReadings: readings !== null, isActive: points !== null || narrowsLinks(spec), matchCount: points?.size ?? null,
    light: { points, linkTypes, fresh, showsDisputes: !spec.hidesDisputes },
  };
}

/** The object of before, or at least its light, when nothing in it is another: that is what spares the drawing. */
function sameState(before: FilterState, after: FilterState): FilterState {
  const linkTypes = before.spec.hiddenLinkTypes === after.spec.hiddenLinkTypes ? before.light.linkTypes : after.light.linkTypes;
  const isSameLight = before.light.points === after.light.points && linkTypes === before.light.linkTypes
    && before.light.fresh === after.light.fresh && before.light.showsDisputes === after.light.showsDisputes;
  const light = isSameLight ? before.light : { ...after.light, linkTypes };
  const isSame = isSameLight && before.spec === after.spec && before.sought === after.sought && before.matchCount === after.matchCount && before.lastVisitAtMs === after.lastVisitAtMs
    && before.hasReadings === after.hasReadings;
  return isSame ? before : { ...after, light };
}
