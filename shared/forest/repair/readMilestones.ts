import type * as Y from "yjs";
import { isMilestoneId } from "#shared/kernel/index.ts";
import type { MilestoneRecord, ReadProblem } from "../records.ts";
import { LIMITS, ROOTS, type DocName } from "../schema.ts";
import { cutText, FieldReader, isStoredRecord } from "./readFields.ts";

/** Reads the present milestones of one document tolerantly, newest first. */
export function readMilestones(doc: Y.Doc, docName: DocName): { readonly records: readonly MilestoneRecord[]; readonly problems: readonly ReadProblem[] } {
  const records: MilestoneRecord[] = [];
  const problems: ReadProblem[] = [];
  doc.getMap(ROOTS.milestones).forEach((stored: unknown, id: string) => {
    if (!isMilestoneId(id) || !isStoredRecord(stored)) {
      problems.push({ doc: docName, id: cutText(id, 80), code: "unreadable-record" });
      return;
    }
    const reader = new FieldReader(stored, docName, id);
    if (reader.flag("void")) return;
    const isRemoved = reader.moment("deletedAtMs") !== null;
    const record: MilestoneRecord = Object.freeze({ id, name: reader.text("name", LIMITS.milestone, true), createdAtMs: reader.createdAt(), createdBy: reader.person("createdBy") });
    problems.push(...reader.problems);
    if (!isRemoved) records.push(record);
  });
  records.sort((a, b) => b.createdAtMs - a.createdAtMs || (a.id < b.id ? 1 : -1));
  return { records: Object.freeze(records), problems };
}
