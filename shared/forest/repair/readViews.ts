import type * as Y from "yjs";
import { isViewId, type EpochMs } from "#shared/kernel/index.ts";
import { FIRST_ORDER_KEY, isOrderKey } from "../orderKey.ts";
import type { ReadProblem, SavedViewRecord } from "../records.ts";
import { LIMITS, ROOTS, SAVED_VIEW_KINDS, type DocName, type SavedViewKind } from "../schema.ts";
import { cutText, FieldReader, isStoredRecord } from "./readFields.ts";

const KINDS: ReadonlySet<string> = new Set(SAVED_VIEW_KINDS);

export interface ReadViews {
  /** Present ones in order. */
  readonly records: readonly SavedViewRecord[];
  /** Those removed, the last removed first. */
  readonly trashed: readonly SavedViewRecord[];
  readonly problems: readonly ReadProblem[];
}

const byOrder = (a: SavedViewRecord, b: SavedViewRecord): number => (a.orderKey === b.orderKey ? (a.id < b.id ? -1 : 1) : a.orderKey < b.orderKey ? -1 : 1);

/** Reads the saved views of one document tolerantly. One of a kind that this version does not know is reported and left out: nobody here could open it. */
export function readViews(doc: Y.Doc, docName: DocName): ReadViews {
  const records: SavedViewRecord[] = [];
  const trashed: { readonly record: SavedViewRecord; readonly deletedAtMs: EpochMs }[] = [];
  const problems: ReadProblem[] = [];
  doc.getMap(ROOTS.views).forEach((stored: unknown, id: string) => {
    if (!isViewId(id) || !isStoredRecord(stored)) {
      problems.push({ doc: docName, id: cutText(id, 80), code: "unreadable-record" });
      return;
    }
    const reader = new FieldReader(stored, docName, id);
    if (reader.flag("void")) return;
    const deletedAtMs = reader.moment("deletedAtMs");
    const kind = readKind(reader);
    if (kind !== null) {
      const record: SavedViewRecord = Object.freeze({
        id, kind, name: reader.text("name", LIMITS.viewName, true), spec: readSpec(reader), orderKey: readOrderKey(reader), createdAtMs: reader.createdAt(), createdBy: reader.person("createdBy"),
      });
      if (deletedAtMs === null) records.push(record);
      else trashed.push({ record, deletedAtMs });
    }
    problems.push(...reader.problems);
  });
  trashed.sort((a, b) => b.deletedAtMs - a.deletedAtMs || (a.record.id < b.record.id ? -1 : 1));
  return { records: Object.freeze(records.sort(byOrder)), trashed: Object.freeze(trashed.map(({ record }) => record)), problems };
}

function readKind(reader: FieldReader): SavedViewKind | null {
  const value = reader.raw("kind");
  // SAFETY: the set holds the members of SavedViewKind.
  if (typeof value === "string" && KINDS.has(value)) return value as SavedViewKind;
  reader.note("unreadable-record", "kind");
  return null;
}

/** A text that is too long is not cut: half of it would say nothing, or something else. */
function readSpec(reader: FieldReader): string {
  const value = reader.raw("spec");
  if (typeof value === "string" && value.length <= LIMITS.viewSpec) return value;
  reader.note("bad-field", "spec");
  return "";
}

function readOrderKey(reader: FieldReader): string {
  const value = reader.raw("order");
  if (isOrderKey(value)) return value;
  reader.note("bad-field", "order");
  return FIRST_ORDER_KEY;
}
