import { understoryOf, type ForestView } from "#shared/forest/index.ts";

export interface ForestCounts {
  readonly points: number;
  readonly links: number;
  readonly cases: number;
  /** Points that no link reaches. */
  readonly unlinked: number;
  /** Links drawn by a person, and how many of them say why. */
  readonly ownLinks: number;
  readonly explainedLinks: number;
  readonly suggestedLinks: number;
  readonly understory: number;
}

/** The few figures that say where a forest stands. One pass over it, made only while nothing is selected. */
export function forestCounts(view: ForestView): ForestCounts {
  let cases = 0;
  let unlinked = 0;
  for (const point of view.points()) {
    if (point.kind === "case") cases += 1;
    else if (point.kind !== "wisdom" && point.kind !== "module" && view.linkCountAt(point.id) === 0) unlinked += 1;
  }
  let ownLinks = 0;
  let explainedLinks = 0;
  for (const link of view.links()) {
    if (link.suggested) continue;
    ownLinks += 1;
    if (link.reason !== "") explainedLinks += 1;
  }
  return { points: view.pointCount, links: view.linkCount, cases, unlinked, ownLinks, explainedLinks, suggestedLinks: view.linkCount - ownLinks, understory: understoryOf(view).length };
}

export function isSameCounts(a: ForestCounts, b: ForestCounts): boolean {
  return a.points === b.points && a.links === b.links && a.cases === b.cases && a.unlinked === b.unlinked && a.ownLinks === b.ownLinks
    && a.explainedLinks === b.explainedLinks && a.suggestedLinks === b.suggestedLinks && a.understory === b.understory;
}
