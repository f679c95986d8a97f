import { moduleOf, type ForestView, type PointRecord } from "#shared/forest/index.ts";
import { isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";
import { readCaseFacts } from "./caseFacts.ts";
import { caseLinks } from "./caseLinks.ts";

/** What two cases have in common, strongest first; the interface words it. */
export type Likeness =
  | { readonly kind: "illustrates" | "refutes"; readonly ends: readonly EndId[] }
  | { readonly kind: "opposite"; readonly ends: readonly EndId[] }
  | { readonly kind: "modules"; readonly modules: readonly PointId[] }
  | { readonly kind: "tags"; readonly tags: readonly string[] }
  | { readonly kind: "template"; readonly templateId: string };

export interface SimilarCase {
  readonly id: PointId;
  readonly score: number;
  readonly why: readonly Likeness[];
}

/** What each thing in common weighs. What a case shows weighs most; that two were written with one template says little by itself. */
const WEIGHTS = { illustrates: 4, refutes: 4, opposite: 3, modules: 1.5, tags: 1, template: 0.5 } as const;
/** Less is chance: one template alone, say. */
const LEAST_SCORE = 1;

interface Traits {
  readonly illustrates: ReadonlySet<EndId>;
  readonly refutes: ReadonlySet<EndId>;
  readonly modules: ReadonlySet<PointId>;
  readonly tags: ReadonlySet<string>;
  readonly templateId: string | null;
}

/** Cases built like this one: about the same points and links, in the same modules, under the same tags. Best first, equals by title. */
export function similarCases(view: ForestView, id: PointId, limit: number): readonly SimilarCase[] {
  const own = view.point(id);
  if (own === undefined) return [];
  const traits = traitsOf(view, own);
  const found: (SimilarCase & { readonly title: string })[] = [];
  for (const point of view.points()) {
    if (point.kind !== "case" || point.id === id) continue;
    const why = likenesses(traits, traitsOf(view, point));
    const score = why.reduce((sum, each) => sum + weigh(each), 0);
    if (score >= LEAST_SCORE) found.push({ id: point.id, score, why, title: point.title });
  }
  found.sort((a, b) => b.score - a.score || (a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1));
  return found.slice(0, limit).map(({ title: _title, ...similar }) => similar);
}

function traitsOf(view: ForestView, point: PointRecord): Traits {
  const { illustrates, refutes } = caseLinks(view, point.id);
  const ends = (links: typeof illustrates): ReadonlySet<EndId> => new Set(links.map(({ end }) => end));
  const places = [point.id, ...[...illustrates, ...refutes].map(({ end }) => end)].filter(isPointId);
  const modules = places.flatMap((place) => moduleOf(view, place)?.id ?? []);
  return { illustrates: ends(illustrates), refutes: ends(refutes), modules: new Set(modules), tags: new Set(point.tags), templateId: readCaseFacts(point).templateId };
}

function likenesses(a: Traits, b: Traits): readonly Likeness[] {
  const why: Likeness[] = [];
  const illustrates = both(a.illustrates, b.illustrates);
  const refutes = both(a.refutes, b.refutes);
  const opposite = [...both(a.illustrates, b.refutes), ...both(a.refutes, b.illustrates)];
  const modules = both(a.modules, b.modules);
  const tags = both(a.tags, b.tags);
  if (illustrates.length > 0) why.push({ kind: "illustrates", ends: illustrates });
  if (refutes.length > 0) why.push({ kind: "refutes", ends: refutes });
  if (opposite.length > 0) why.push({ kind: "opposite", ends: opposite });
  if (modules.length > 0) why.push({ kind: "modules", modules });
  if (tags.length > 0) why.push({ kind: "tags", tags });
  if (a.templateId !== null && a.templateId === b.templateId) why.push({ kind: "template", templateId: a.templateId });
  return why;
}

function weigh(likeness: Likeness): number {
  switch (likeness.kind) {
    case "illustrates":
    case "refutes":
    case "opposite":
      return WEIGHTS[likeness.kind] * likeness.ends.length;
    case "modules":
      return WEIGHTS.modules * likeness.modules.length;
    case "tags":
      return WEIGHTS.tags * likeness.tags.length;
    case "template":
      return WEIGHTS.template;
  }
}

const both = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): readonly T[] => [...a].filter((each) => b.has(each));
