import { isTrashed, type Fields, type ForestView, type LinkRecord, type PointRecord, type RecordChange } from "#shared/forest/index.ts";
import { isLinkId, type EndId } from "#shared/kernel/index.ts";

/** Whether going back to a whole state would change nothing that anybody sees. Milestones and people stay as they are anyway. */
export function isSameState(changes: readonly RecordChange[]): boolean {
  return changes.every(({ root, id, before, after }) => {
    if (root === "people" || root === "milestones") return true;
    if (root === "meta") return id !== "name" && !id.startsWith("look:");
    return !isPresent(before) && !isPresent(after);
  });
}

const isPresent = (fields: Fields | null): boolean => fields !== null && !isTrashed(fields);

/** Whether all of them are now what they were then. What is in the trash meanwhile is not. */
export function areSameRecords(now: ForestView, past: ForestView, ids: readonly EndId[]): boolean {
  return ids.every((id) => {
    const before = isLinkId(id) ? past.link(id) : past.point(id);
    const after = isLinkId(id) ? now.link(id) : now.point(id);
    return before !== undefined && after !== undefined && contentOf(before) === contentOf(after);
  });
}

/** Seats in the grove that came since are kept by a restore: they tell nothing apart. */
const contentOf = (record: PointRecord | LinkRecord): string => JSON.stringify({ ...record, seats: undefined });
