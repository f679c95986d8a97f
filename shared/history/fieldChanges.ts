import { sameValue, type FieldValue, type RecordChange } from "#shared/forest/index.ts";

/** One field that is different. null = no such field. */
export interface FieldChange {
  readonly field: string;
  readonly before: FieldValue | null;
  readonly after: FieldValue | null;
}

/** What people look for first; the rest follows by name. */
const FIRST = ["title", "value", "name", "kind", "parent", "order", "summary", "from", "to", "type", "phrase", "reason"];

/** The fields in which a record differs, those that matter most first. */
export function fieldChanges({ before, after }: Pick<RecordChange, "before" | "after">): readonly FieldChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields]
    .filter((field) => !sameValue(before?.[field], after?.[field]))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }));
}

function rank(field: string): number {
  const at = FIRST.indexOf(field);
  return at < 0 ? FIRST.length : at;
}
