import { LIMITS, isTrashed, sameValue, type Fields, type RecordChange } from "#shared/forest/index.ts";
import { NAMES_SHOWN, type ChangeSummary } from "./changeSummary.ts";

/** Filled while summarising, then handed out as it is. */
type Draft = { -readonly [Key in keyof ChangeSummary]: ChangeSummary[Key] };

const none = (): { count: number; some: never[] } => ({ count: 0, some: [] });

/** A summary in which nothing happened. */
export function emptySummary(): ChangeSummary {
  return {
    pointsAdded: none(), pointsRenamed: none(), pointsMoved: none(), pointsEdited: none(), pointsRemoved: none(), pointsRestored: none(),
    pointsRelooked: none(), linksAdded: none(), linksEdited: none(), linksAgreed: none(), linksDoubted: none(), linksOpposed: none(), linksRemoved: none(), linksRestored: none(),
    viewsSaved: none(), viewsEdited: none(), viewsRemoved: none(), viewsRestored: none(), kindsRelooked: none(), notesWritten: none(), isDiscussed: false, forestRenamed: null,
  };
}

/** Whether a summary names no change at all. */
export function isEmptySummary(summary: ChangeSummary): boolean {
  const { forestRenamed, isDiscussed, ...lists } = summary;
  return forestRenamed === null && !isDiscussed && Object.values(lists).every((list) => list.count === 0);
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
    else if (change.root === "views") addViewChange(summary, change);
    else if (change.root === "meta") addMetaChange(summary, change);
  }
  return summary;
}

function addMetaChange(summary: Draft, { id, before, after }: RecordChange): void {
  if (id === "name" && after !== null && before !== null) summary.forestRenamed = textOf(after, "value");
  const kind = KIND_LOOK.exec(id)?.[1];
  if (kind === undefined || summary.kindsRelooked.some.some((named) => named.id === kind)) return;
  put(summary.kindsRelooked, { id: kind });
}

/** `look:<kind>:<part>`. */
const KIND_LOOK = /^look:([^:]+):/;
const LOOK_PARTS = ["color", "icon", "shape"];

type Turn = "added" | "removed" | "restored" | "changed";

const POINT_LISTS = { added: "pointsAdded", removed: "pointsRemoved", restored: "pointsRestored" } as const;
const LINK_LISTS = { added: "linksAdded", removed: "linksRemoved", restored: "linksRestored" } as const;
const VIEW_LISTS = { added: "viewsSaved", removed: "viewsRemoved", restored: "viewsRestored", changed: "viewsEdited" } as const;

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
    if (what.isRelooked) put(summary.pointsRelooked, name);
    if (what.isEdited) put(summary.pointsEdited, name);
  }
}

/**
 * A new place among siblings or on the canvas alone is a move; beside something else it is hardly worth a word. Seats in the grove are written along with a move, for all
 * that hang on what is moved: only where they are taken away (整理) is that a move.
 */
function whatChanged(before: Fields, after: Fields): Readonly<Record<"isRenamed" | "isMoved" | "isRelooked" | "isEdited", boolean>> {
  const changed = changedKeys(before, after);
  const isRenamed = changed.delete("title");
  const isReordered = changed.delete("order");
  const isPlaced = changed.delete("pos");
  const hasNewParent = changed.delete("parent");
  const seats = [...changed].filter((key) => key.startsWith("seat:") && changed.delete(key));
  const isUnseated = seats.some((key) => after[key] === undefined);
  const isRelooked = LOOK_PARTS.filter((part) => changed.delete(part)).length > 0;
  const isMoved = hasNewParent || ((isReordered || isPlaced || isUnseated) && !isRenamed && !isRelooked && changed.size === 0);
  // Nothing different at all: it went from private to shared, or back.
  return { isRenamed, isMoved, isRelooked, isEdited: changed.size > 0 || !(isRenamed || isMoved || isRelooked || seats.length > 0) };
}

function addLinkChange(summary: Draft, change: RecordChange, titleOf: (endId: string) => string): void {
  const turn = turnOf(change);
  const { before, after } = change;
  const fields = after ?? before;
  if (turn === null || fields === null) return;
  const name = { id: change.id, from: titleOf(textOf(fields, "from")), to: titleOf(textOf(fields, "to")), type: textOf(fields, "type"), phrase: textOf(fields, "phrase") };
  if (turn !== "changed") put(summary[LINK_LISTS[turn]], name);
  // A link that was shared along with a point is as it was: then nothing is put anywhere.
  else if (before !== null && after !== null) for (const list of listsOfLink(before, after)) put(summary[list], name);
}

/** What became of a link that is still there. A view or an opposition taken back is an edit like any other. */
function listsOfLink(before: Fields, after: Fields): ReadonlySet<"linksEdited" | "linksAgreed" | "linksDoubted" | "linksOpposed"> {
  return new Set([...changedKeys(before, after)].map((key) => {
    if (key.startsWith("review:") && after[key] === "agreed") return "linksAgreed";
    if (key.startsWith("review:") && after[key] === "doubted") return "linksDoubted";
    return key.startsWith("opposes:") && after[key] === true ? "linksOpposed" : "linksEdited";
  }));
}

/** A view that only stands at another place in the list is not worth a word. */
function addViewChange(summary: Draft, change: RecordChange): void {
  const turn = turnOf(change);
  const { id, before, after } = change;
  const fields = after ?? before;
  if (turn === null || fields === null) return;
  const isSame = turn === "changed" && [...changedKeys(before ?? {}, after ?? {})].every((key) => key === "order");
  if (!isSame) put(summary[VIEW_LISTS[turn]], { id, name: textOf(fields, "name"), kind: textOf(fields, "kind") });
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
  // Raw records are as long as a peer wrote them; what a timeline names is not.
  return typeof value === "string" ? value.slice(0, LIMITS.title) : "";
}
