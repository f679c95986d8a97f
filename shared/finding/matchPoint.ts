import type { ForestView, PointRecord } from "#shared/forest/index.ts";
import type { EpochMs, PointId } from "#shared/kernel/index.ts";
import { narrowsPoints, type FilterSpec } from "./filterSpec.ts";
import type { ReadingsOf } from "./matchReading.ts";
import { matchWords, wordsOf } from "./matchWords.ts";
import { hasCase, isIsolated } from "./standing.ts";

/** What a filter needs to know besides the forest. */
export interface MatchContext {
  readonly nowMs: EpochMs;
  /** null: never seen before, so nothing is news. */
  readonly lastVisitAtMs: EpochMs | null;
  /** null: without pinyin. */
  readonly readingsOf: ReadingsOf | null;
}

export type PointTest = (id: PointId) => boolean;

const DAY_MS = 86_400_000;

/** Whether a point came since the last visit. By its time of creation: what was written elsewhere before that and arrived later is not news. */
export function isFresh(point: PointRecord, lastVisitAtMs: EpochMs | null): boolean {
  return lastVisitAtMs !== null && point.createdAtMs > lastVisitAtMs;
}

/** Whether a point is in the light of a filter. For many points make a test once (`testPoints`). */
export function matchPoint(view: ForestView, spec: FilterSpec, id: PointId, context: MatchContext): boolean {
  return testPoints(view, spec, context)(id);
}

/** All points in the light of a filter. */
export function filterPoints(view: ForestView, spec: FilterSpec, context: MatchContext): Set<PointId> {
  const test = testPoints(view, spec, context);
  const found = new Set<PointId>();
  for (const { id } of view.points()) if (test(id)) found.add(id);
  return found;
}

/**
 * The test of a filter, made once for one look at the forest: the criteria that ask for something, the cheap ones first. It remembers where points stand, so
 * after a change another one must be made.
 */
export function testPoints(view: ForestView, spec: FilterSpec, context: MatchContext): PointTest {
  if (!narrowsPoints(spec)) return (id) => view.point(id) !== undefined;
  const ofItself = recordTests(spec, context);
  const ofPlace = placeTests(view, spec);
  return (id) => {
    const point = view.point(id);
    return point !== undefined && ofItself.every((test) => test(point)) && ofPlace.every((test) => test(point));
  };
}

type RecordTest = (point: PointRecord) => boolean;

/** What a record says of itself. */
function recordTests(spec: FilterSpec, { nowMs, lastVisitAtMs, readingsOf }: MatchContext): RecordTest[] {
  const tests: RecordTest[] = [];
  const kinds = new Set(spec.kinds);
  const tags = new Set(spec.tags);
  const authors = new Set(spec.authors);
  const words = wordsOf(spec.text);
  const { age } = spec;
  if (kinds.size > 0) tests.push(({ kind }) => kinds.has(kind));
  if (authors.size > 0) tests.push(({ createdBy }) => createdBy !== null && authors.has(createdBy));
  if (age !== null) {
    const borderMs = nowMs - age.days * DAY_MS;
    tests.push(age.kind === "since" ? ({ createdAtMs }) => createdAtMs >= borderMs : ({ createdAtMs }) => createdAtMs < borderMs);
  }
  if (spec.fresh) tests.push((point) => isFresh(point, lastVisitAtMs));
  if (tags.size > 0) tests.push((point) => point.tags.some((tag) => tags.has(tag)));
  if (words.length > 0) tests.push((point) => matchWords(point, words, readingsOf));
  return tests;
}

/** What follows from where a point stands and what stands by it. */
function placeTests(view: ForestView, spec: FilterSpec): RecordTest[] {
  const tests: RecordTest[] = [];
  const wisdoms = new Set(spec.wisdoms);
  const modules = new Set(spec.modules);
  if (wisdoms.size > 0) {
    const wisdomAt = nearest(view, ({ wisdom }) => wisdom);
    tests.push(({ id }) => wisdoms.has(wisdomAt(id) ?? "none"));
  }
  if (modules.size > 0) {
    const moduleAt = nearest(view, ({ kind, id }) => (kind === "module" ? id : null));
    tests.push(({ id }) => {
      const module = moduleAt(id);
      return module !== null && modules.has(module);
    });
  }
  if (spec.isolated) tests.push(({ id }) => isIsolated(view, id));
  if (spec.noCase) tests.push(({ id, kind }) => kind === "point" && !hasCase(view, id));
  return tests;
}

/** What a point has of itself, or else from the nearest above it; null for nothing. Each is climbed from once: a peer may put ten thousand points one below the other. */
function nearest<T>(view: ForestView, own: (point: PointRecord) => T | null): (id: PointId) => T | null {
  const known = new Map<PointId, T | null>();
  return (id) => {
    const climbed: PointId[] = [];
    let found: T | null = null;
    for (let at: PointId | null = id; at !== null && found === null;) {
      if (known.has(at)) {
        found = known.get(at) ?? null;
        break;
      }
      const point: PointRecord | undefined = view.point(at);
      if (point === undefined) break;
      climbed.push(at);
      found = own(point);
      at = point.parentId;
    }
    for (const each of climbed) known.set(each, found);
    return found;
  };
}
