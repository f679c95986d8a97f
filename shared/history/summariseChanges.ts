import { isTrashed, sameValue, type Fields, type RecordChange } from "#shared/forest/index.ts";
import { NAMES_SHOWN, type ChangeSummary } from "./changeSummary.ts";

/** Filled while summarising, then handed out as it is. */
type Draft = { -readonly [Key in keyof ChangeSummary]: ChangeSummary[Key] };

const none = (): { count: number; some: never[] } => ({ count: 0, some: [] });

/** A summary in which nothing happened. */
export function emptySummary(): ChangeSummary {
  return {
    pointsAdded: none(), pointsRenamed: none(), pointsMoved: none(), pointsEdited: none(), pointsRemoved: none(), pointsRestored: none(),
    linksAdded: none(), linksEdited: none(), linksRemoved: none(), linksRestored: none(), forestRenamed: null,
  };
}

/** Whether a summary names no change at all. */
export function isEmptySummary(summary: ChangeSummary): boolean {
  const { forestRenamed, ...lists } = summary;
  return forestRenamed === null && Object.values(lists).every((list) => list.count === 0);
}

/**
 * Says in data what a set of changes means to a person. A point may be renamed, moved and edited at once; one that came, went or returned is
 * named for that alone. `titleOf` names the ends of links as they were called at that time (see `endTitles`).
 */
export function summariseChanges(changes: Iterable<RecordChange>, titleOf: (endId: string) => string): ChangeSummary {
  const summary: Draft = emptySummary();
  for (const change of changes) {
    if (change.root === "points") addPointChange(summary, change);
    else if (change.root === "links") addLinkChange(summary, change, titleOf);
    else if (change.root === "meta" && change.id === "name" && change.after !== null && change.before !== null) summary.forestRenamed = textOf(change.after, "value");
  }
  return summary;
}

type Turn = "added" | "removed" | "restored" | "changed";

const POINT_LISTS = { added: "pointsAdded", removed: "pointsRemoved", restored: "pointsRestored" } as const;
const LINK_LISTS = { added: "linksAdded", removed: "linksRemoved", restored: "linksRestored", changed: "linksEdited" } as const;

/** What became of a record for somebody who sees what is present; null = nothing. */
function turnOf({ before, after }: RecordChange): Turn | null {
  const wasPresent = before !== null && !isTrashed(before);
  const isPresent = after !== null && !isTrashed(after);
  if (wasPresent) return isPresent ? "changed" : "removed";
  if (!isPresent) return null;
  return before === null ? "added" : "restored";
}

function addPointChange(summary: Draft, change: RecordChange): void {
  const { before, after, id } = change;
  const turn = turnOf(change);
  const fields = after ?? before;
  if (turn === null || fields === null) return;
  const name = { id, title: textOf(fields, "title"), kind: textOf(fields, "kind") };
  if (turn !== "changed") put(summary[POINT_LISTS[turn]], name);
  else if (before !== null && after !== null) {
    const what = whatChanged(before, after);
    if (what.isRenamed) put(summary.pointsRenamed, { id, before: textOf(before, "title"), after: name.title, kind: name.kind });
    if (what.isMoved) put(summary.pointsMoved, name);
    if (what.isEdited) put(summary.pointsEdited, name);
  }
}

/** A new place among siblings alone is a move; beside something else it is hardly worth a word. */
function whatChanged(before: Fields, after: Fields): { readonly isRenamed: boolean; readonly isMoved: boolean; readonly isEdited: boolean } {
  const changed = changedKeys(before, after);
  const isRenamed = changed.delete("title");
  const isReordered = changed.delete("order");
  const hasNewParent = changed.delete("parent");
  const isMoved = hasNewParent || (isReordered && !isRenamed && changed.size === 0);
  // Nothing different at all: it went from private to shared, or back.
  return { isRenamed, isMoved, isEdited: changed.size > 0 || !(isRenamed || isMoved) };
}

function addLinkChange(summary: Draft, change: RecordChange, titleOf: (endId: string) => string): void {
  const turn = turnOf(change);
  const fields = change.after ?? change.before;
  if (turn === null || fields === null) return;
  // A link that was shared along with a point is as it was.
  if (turn === "changed" && change.before !== null && change.after !== null && changedKeys(change.before, change.after).size === 0) return;
  const name = { id: change.id, from: titleOf(textOf(fields, "from")), to: titleOf(textOf(fields, "to")), type: textOf(fields, "type"), phrase: textOf(fields, "phrase") };
  put(summary[LINK_LISTS[turn]], name);
}

function changedKeys(before: Fields, after: Fields): Set<string> {
  return new Set([...Object.keys(before), ...Object.keys(after)].filter((key) => !sameValue(before[key], after[key])));
}

function put<T>(list: { count: number; some: T[] }, name: T): void {
  list.count += 1;
  if (list.some.length < NAMES_SHOWN) list.some.push(name);
}

function textOf(fields: Fields, key: string): string {
  const value = fields[key];
  return typeof value === "string" ? value : "";
}
