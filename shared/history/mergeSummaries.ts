import { NAMES_SHOWN, type ChangeSummary } from "./changeSummary.ts";

interface SomeOf<T> {
  readonly count: number;
  readonly some: readonly T[];
}

/** Two lists as one. What both name is counted once; beyond the names shown, a record in both lists cannot be told and counts twice. */
function mergeLists<T extends { readonly id: string }>(first: SomeOf<T>, second: SomeOf<T>, join: (a: T, b: T) => T = (_a, b) => b): { count: number; some: T[] } {
  const byId = new Map(first.some.map((name) => [name.id, name]));
  let twice = 0;
  for (const name of second.some) {
    const known = byId.get(name.id);
    if (known !== undefined) twice += 1;
    byId.set(name.id, known === undefined ? name : join(known, name));
  }
  return { count: first.count + second.count - twice, some: [...byId.values()].slice(0, NAMES_SHOWN) };
}

/** What happened in one stretch and in the next, as one summary. */
export function mergeSummaries(first: ChangeSummary, second: ChangeSummary): ChangeSummary {
  return {
    pointsAdded: mergeLists(first.pointsAdded, second.pointsAdded),
    pointsRenamed: mergeLists(first.pointsRenamed, second.pointsRenamed, (a, b) => ({ ...b, before: a.before })),
    pointsMoved: mergeLists(first.pointsMoved, second.pointsMoved),
    pointsEdited: mergeLists(first.pointsEdited, second.pointsEdited),
    pointsRelooked: mergeLists(first.pointsRelooked, second.pointsRelooked),
    pointsRemoved: mergeLists(first.pointsRemoved, second.pointsRemoved),
    pointsRestored: mergeLists(first.pointsRestored, second.pointsRestored),
    linksAdded: mergeLists(first.linksAdded, second.linksAdded),
    linksEdited: mergeLists(first.linksEdited, second.linksEdited),
    linksAgreed: mergeLists(first.linksAgreed, second.linksAgreed),
    linksDoubted: mergeLists(first.linksDoubted, second.linksDoubted),
    linksOpposed: mergeLists(first.linksOpposed, second.linksOpposed),
    linksRemoved: mergeLists(first.linksRemoved, second.linksRemoved),
    linksRestored: mergeLists(first.linksRestored, second.linksRestored),
    viewsSaved: mergeLists(first.viewsSaved, second.viewsSaved),
    viewsEdited: mergeLists(first.viewsEdited, second.viewsEdited),
    viewsRemoved: mergeLists(first.viewsRemoved, second.viewsRemoved),
    viewsRestored: mergeLists(first.viewsRestored, second.viewsRestored),
    kindsRelooked: mergeLists(first.kindsRelooked, second.kindsRelooked),
    notesWritten: mergeLists(first.notesWritten, second.notesWritten),
    isDiscussed: first.isDiscussed || second.isDiscussed,
    forestRenamed: second.forestRenamed ?? first.forestRenamed,
  };
}
