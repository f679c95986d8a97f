import { moduleOf, wisdomOf, type ForestView, type PointRecord, type Wisdom } from "#shared/forest/index.ts";
import type { EpochMs, PersonId, PointId } from "#shared/kernel/index.ts";
import { readCaseFacts, type CaseFacts, type Confidence } from "./caseFacts.ts";
import { caseLinks } from "./caseLinks.ts";
import { readCaseDay, type CaseDay } from "./readCaseDay.ts";

/** One case as the library (案例库) knows it. */
export interface CaseEntry {
  readonly point: PointRecord;
  readonly facts: CaseFacts;
  /** Of its place, and of the points it illustrates. */
  readonly wisdoms: readonly Wisdom[];
  readonly modules: readonly PointId[];
  readonly illustrates: number;
  readonly refutes: number;
  /** When it happened, where `when` names a day or a month; null: only when it was written down is known. */
  readonly day: CaseDay | null;
}

/** What is wanted in the library. Of one criterion any will do, of several all must hold; empty asks for nothing. */
export interface CaseFilter {
  readonly wisdoms: readonly Wisdom[];
  readonly modules: readonly PointId[];
  readonly templates: readonly string[];
  readonly authors: readonly PersonId[];
  readonly privacy: "all" | "own" | "shared";
  /** At least so sure; null: any, said or not. */
  readonly leastConfidence: Confidence | null;
  readonly text: string;
}
export const ALL_CASES: CaseFilter = { wisdoms: [], modules: [], templates: [], authors: [], privacy: "all", leastConfidence: null, text: "" };

export type CaseOrder = "happened" | "written" | "title" | "confidence" | "illustrates";

/** Every case of the forest, newest first. One pass; made anew when the forest changes. */
export function caseEntries(view: ForestView): readonly CaseEntry[] {
  const entries: CaseEntry[] = [];
  for (const point of view.points()) if (point.kind === "case") entries.push(entryOf(view, point));
  return entries.sort((a, b) => b.point.createdAtMs - a.point.createdAtMs || (a.point.id < b.point.id ? -1 : 1));
}

function entryOf(view: ForestView, point: PointRecord): CaseEntry {
  const { illustrates, refutes } = caseLinks(view, point.id);
  const places = [point.id, ...illustrates.map(({ end }) => end)].map((end) => view.point(end as PointId)?.id).filter((id) => id !== undefined);
  const facts = readCaseFacts(point);
  return {
    point, facts, illustrates: illustrates.length, refutes: refutes.length, day: readCaseDay(facts.texts.when),
    wisdoms: [...new Set(places.flatMap((id) => wisdomOf(view, id) ?? []))], modules: [...new Set(places.flatMap((id) => moduleOf(view, id)?.id ?? []))],
  };
}

/** The cases that answer a filter, in the order they came. */
export function filterCases(entries: readonly CaseEntry[], filter: CaseFilter): readonly CaseEntry[] {
  const words = fold(filter.text).split(/\s+/).filter((word) => word !== "");
  const meets = <T>(wanted: readonly T[], has: readonly T[]): boolean => wanted.length === 0 || has.some((each) => wanted.includes(each));
  return entries.filter(({ point, facts, wisdoms, modules }) => meets(filter.wisdoms, wisdoms) && meets(filter.modules, modules)
    && meets(filter.templates, facts.templateId === null ? [] : [facts.templateId]) && meets(filter.authors, point.createdBy === null ? [] : [point.createdBy])
    && (filter.privacy === "all" || (filter.privacy === "own") === (point.doc === "personal"))
    && (filter.leastConfidence === null || (facts.confidence !== null && facts.confidence >= filter.leastConfidence))
    && (words.length === 0 || holdsWords(point, facts, words)));
}

function holdsWords(point: PointRecord, facts: CaseFacts, words: readonly string[]): boolean {
  const text = fold([point.title, ...point.aliases, ...point.tags, point.summary, ...Object.values(facts.texts)].join("\n"));
  return words.every((word) => text.includes(word));
}

/** Upper and lower case, full and half width are the same to a reader. */
const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

/** What the library may be filtered by: only what occurs, with how often; templates and authors most used first. */
export interface CaseFacets {
  readonly wisdoms: ReadonlyMap<Wisdom, number>;
  readonly modules: ReadonlyMap<PointId, number>;
  readonly templates: ReadonlyMap<string, number>;
  readonly authors: ReadonlyMap<PersonId, number>;
}

export function caseFacets(entries: readonly CaseEntry[]): CaseFacets {
  return {
    wisdoms: counted(entries.flatMap((entry) => entry.wisdoms)), modules: counted(entries.flatMap((entry) => entry.modules)),
    templates: counted(entries.flatMap(({ facts }) => facts.templateId ?? [])), authors: counted(entries.flatMap(({ point }) => point.createdBy ?? [])),
  };
}

function counted<T extends string>(all: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  return new Map([...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1)));
}

/** Sorted anew; what nothing is known of comes last. `compare` orders titles the way the language does. */
export function sortCases(entries: readonly CaseEntry[], order: CaseOrder, compare: (a: string, b: string) => number): readonly CaseEntry[] {
  const byTitle = (a: CaseEntry, b: CaseEntry): number => compare(a.point.title, b.point.title) || (a.point.id < b.point.id ? -1 : 1);
  const most = (read: (entry: CaseEntry) => number) => (a: CaseEntry, b: CaseEntry): number => read(b) - read(a) || byTitle(a, b);
  return [...entries].sort(order === "title" ? byTitle : most(READ[order]));
}

const READ: Readonly<Record<Exclude<CaseOrder, "title">, (entry: CaseEntry) => number>> = {
  happened: (entry) => momentOf(entry),
  written: ({ point }) => point.createdAtMs,
  confidence: ({ facts }) => facts.confidence ?? -1,
  illustrates: ({ illustrates }) => illustrates,
};

/** Where a case stands in time: when it happened, or else when it was written down. */
export function momentOf({ day, point }: CaseEntry): EpochMs {
  return day?.startsAtMs ?? point.createdAtMs;
}

/** A month of the timeline with its cases, the latest first. */
export interface CaseMonth {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly entries: readonly CaseEntry[];
}

/** Cases by the month in which they happened (or were written down), the latest month first. */
export function caseMonths(entries: readonly CaseEntry[]): readonly CaseMonth[] {
  const months = new Map<number, CaseEntry[]>();
  for (const entry of [...entries].sort((a, b) => momentOf(b) - momentOf(a))) {
    const at = new Date(momentOf(entry));
    const number = at.getFullYear() * 12 + at.getMonth();
    const known = months.get(number);
    if (known === undefined) months.set(number, [entry]);
    else known.push(entry);
  }
  return [...months].sort(([a], [b]) => b - a).map(([number, own]) => ({ year: Math.floor(number / 12), month: (number % 12) + 1, entries: own }));
}
