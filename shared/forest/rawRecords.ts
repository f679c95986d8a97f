import * as Y from "yjs";
import type { Fields, FieldValue } from "./forestTypes.ts";
import { isFieldValue } from "./ForestWriter.ts";
import { isMoment } from "./repair/readFields.ts";
import { DOC_NAMES, ROOTS, type DocName } from "./schema.ts";

export const RAW_ROOTS = ["points", "links", "meta", "people", "milestones", "views"] as const;
export type RawRoot = (typeof RAW_ROOTS)[number];

/** A record as it is stored, before any repair: what history compares and restores. In the flat roots `meta` and `people` the one field is `value`. */
export interface RawRecord {
  readonly root: RawRoot;
  readonly id: string;
  readonly doc: DocName;
  readonly fields: Fields;
}

/** What became of one record. null = not there, or its creation was undone. `doc` is where it lives now, or lived last. */
export interface RecordChange {
  readonly root: RawRoot;
  readonly id: string;
  readonly doc: DocName;
  readonly before: Fields | null;
  readonly after: Fields | null;
}

/** Every record of both documents that is not void, by root and id. Where two have one id, it is the one that counts. */
export type RawRecords = Readonly<Record<RawRoot, ReadonlyMap<string, RawRecord>>>;

const isFlat = (root: RawRoot): boolean => root === "meta" || root === "people";

/** The fields of what is stored under an id; values of a foreign shape are left out. null when nothing readable is there. */
export function readRawFields(root: RawRoot, stored: unknown): Fields | null {
  if (isFlat(root)) return isFieldValue(stored) ? { value: stored } : null;
  if (!(stored instanceof Y.Map)) return null;
  const fields: Record<string, FieldValue> = {};
  stored.forEach((value: unknown, key: string) => {
    if (isFieldValue(value)) fields[key] = value;
  });
  return fields;
}

function lifeRank(fields: Fields): 0 | 1 | 2 {
  if (fields["void"] === true) return 0;
  return isTrashed(fields) ? 1 : 2;
}

/** Whether a stored record is in the trash. The same rule as the view's. */
export function isTrashed(fields: Fields): boolean {
  return isMoment(fields["deletedAtMs"]);
}

/** The one of two stored copies that counts: present before trashed, and among equals the shared one. null when both are void or missing. */
export function chooseRaw(root: RawRoot, id: string, copies: Readonly<Record<DocName, Fields | null | undefined>>): RawRecord | null {
  const shared = copies.forest ?? null;
  const own = copies.personal ?? null;
  const doc: DocName = own !== null && (shared === null || lifeRank(own) > lifeRank(shared)) ? "personal" : "forest";
  const fields = copies[doc] ?? null;
  return fields === null || lifeRank(fields) === 0 ? null : { root, id, doc, fields };
}

/** Reads one record of two documents. null when both copies are void or missing. */
export function rawRecord(docs: Readonly<Record<DocName, Y.Doc>>, root: RawRoot, id: string): RawRecord | null {
  const copy = (doc: DocName): Fields | null => readRawFields(root, docs[doc].getMap(ROOTS[root]).get(id));
  return chooseRaw(root, id, { forest: copy("forest"), personal: copy("personal") });
}

/** Reads every record of two documents. Writes nothing and repairs nothing. */
export function rawRecords(docs: Readonly<Record<DocName, Y.Doc>>): RawRecords {
  const readRoot = (root: RawRoot): ReadonlyMap<string, RawRecord> => {
    const records = new Map<string, RawRecord>();
    const roots = { forest: docs.forest.getMap(ROOTS[root]), personal: docs.personal.getMap(ROOTS[root]) };
    for (const doc of DOC_NAMES) {
      for (const id of roots[doc].keys()) {
        if (records.has(id)) continue;
        const chosen = chooseRaw(root, id, { forest: readRawFields(root, roots.forest.get(id)), personal: readRawFields(root, roots.personal.get(id)) });
        if (chosen !== null) records.set(id, chosen);
      }
    }
    return records;
  };
  return { points: readRoot("points"), links: readRoot("links"), meta: readRoot("meta"), people: readRoot("people"), milestones: readRoot("milestones"), views: readRoot("views") };
}
