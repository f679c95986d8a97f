import type { Fields } from "./forestTypes.ts";
import { sameValue } from "./ForestWriter.ts";
import type { RawRecord, RecordChange } from "./rawRecords.ts";

/** The difference between two readings of one record; null when there is none. A record that went from one document to the other did change. */
export function recordChange(before: RawRecord | null, after: RawRecord | null): RecordChange | null {
  const record = after ?? before;
  if (record === null) return null;
  if (before !== null && after !== null && before.doc === after.doc && sameFields(before.fields, after.fields)) return null;
  return { root: record.root, id: record.id, doc: record.doc, before: before?.fields ?? null, after: after?.fields ?? null };
}

function sameFields(a: Fields, b: Fields): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => sameValue(a[key], b[key]));
}
