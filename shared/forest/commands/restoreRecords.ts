import { err, isLinkId, isPointId, isViewId, ok, type Result } from "#shared/kernel/index.ts";
import type { Fields, FieldValue, Forest } from "../forestTypes.ts";
import type { ForestWriter } from "../ForestWriter.ts";
import { isTrashed, rawRecords, type RawRecord, type RawRecords } from "../rawRecords.ts";
import { transactForest } from "../transact.ts";
import { KEY_PREFIX } from "../schema.ts";
import type { ReadOnlyError } from "./commandInput.ts";
import { keptParents } from "./keptParents.ts";
import { planRestoredSeats, seatsSince } from "./restoredSeats.ts";
import { writeSeats } from "./writeSeats.ts";

/** A record to bring back. In `meta` only the `name` of the forest and the looks of kinds (`look:…`) can be. */
export interface RestorableRef {
  readonly root: "points" | "links" | "views" | "meta";
  readonly id: string;
}
export interface RestoreRecordsInput {
  readonly records: "all" | readonly RestorableRef[];
  /** The state to go back to, as `rawRecords` read it. */
  readonly past: RawRecords;
}
export type RestoreRecordsError = ReadOnlyError;

export interface RestoredRecords {
  /** Records whose fields are again what they were. */
  readonly restored: number;
  /** Records that were not there any more. */
  readonly created: number;
  /** Records that went to the trash, because they were not there then or were in it. */
  readonly trashed: number;
  /** Records left as they are: private then and shared since (their old text stays private), or not known then. */
  readonly kept: number;
}

interface Change {
  readonly now: RawRecord | undefined;
  readonly past: RawRecord | undefined;
}
type Outcome = keyof RestoredRecords | null;
/** The fields that say how a record lives; everything else is its content. */
const LIFE = ["deletedAtMs", "deletedWith"];
const PLACE = ["parent", "order"];

/**
 * Brings records back to what they were, as new changes: one step, and undo takes it back. Nothing is removed for good, and no record changes
 * its document, so what was private stays private. "all" also puts into the trash what was not there then; for single records, each is
 * brought back alone: one that is present stays present, and a parent that is in the trash is not fetched.
 */
export function restoreRecords(forest: Forest, { records, past }: RestoreRecordsInput): Result<RestoredRecords, RestoreRecordsError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const now = rawRecords(forest.docs);
  const isAll = records === "all";
  const refs = isAll ? allRefs(now, past) : records.filter(({ root, id }, at) => records.findIndex((other) => other.root === root && other.id === id) === at);
  const asked = new Set(refs.filter(({ root, id }) => root === "points" && canTakePlace({ now: now.points.get(id), past: past.points.get(id) })).map(({ id }) => id));
  // A point that ends in the trash holds nothing below itself. Single points may meet it again, so among them every loop counts.
  const endsAbsent = (id: string): boolean => isAll && !isPresent(past.points.get(id));
  const misplaced = keptParents({ now: now.points, past: past.points, restored: asked, endsAbsent });
  const endsPresent = (id: string): boolean => (asked.has(id) && isPresent(past.points.get(id))) || isPresent(now.points.get(id));
  // With all of it the grove stands as it did then; a single point comes back among others who have gone on.
  const seats = isAll ? [] : planRestoredSeats(forest.view, { now: now.points, past: past.points, restored: asked, misplaced, endsPresent });
  const counts = { restored: 0, created: 0, trashed: 0, kept: 0 };
  transactForest(forest, "restoreRecords", (writer) => {
    const restorer = new Restorer(writer, { isAll, nowMs: forest.clock.now(), misplaced });
    for (const { root, id } of refs) {
      const outcome = restorer.restore({ now: now[root].get(id), past: past[root].get(id) });
      if (outcome !== null) counts[outcome] += 1;
    }
    writeSeats(writer, seats, forest.clock);
  });
  return ok(counts);
}

function allRefs(now: RawRecords, past: RawRecords): RestorableRef[] {
  const refs: RestorableRef[] = [{ root: "meta", id: "name" }];
  for (const id of new Set([...past.meta.keys(), ...now.meta.keys()])) if (isKindLook(id)) refs.push({ root: "meta", id });
  for (const root of ["points", "links", "views"] as const) for (const id of new Set([...past[root].keys(), ...now[root].keys()])) refs.push({ root, id });
  return refs;
}

/** A record that was private and has been shared since: what it said then is nobody else's business now. */
const wasPrivate = ({ now, past }: Change): boolean => past?.doc === "personal" && now?.doc === "forest";
const isPresent = (record: RawRecord | undefined): boolean => record !== undefined && !isTrashed(record.fields);
const canTakePlace = (change: Change): boolean => change.past !== undefined && !wasPrivate(change);

interface RestoreHow {
  readonly isAll: boolean;
  readonly nowMs: number;
  /** Points that must stay where they are, so that no point comes to stand below itself. */
  readonly misplaced: ReadonlySet<string>;
}

class Restorer {
  readonly #writer: ForestWriter;
  readonly #how: RestoreHow;

  constructor(writer: ForestWriter, how: RestoreHow) {
    this.#writer = writer;
    this.#how = how;
  }

  restore(change: Change): Outcome {
    const { now, past } = change;
    if (past?.root === "meta" || now?.root === "meta") return isKindLook((past ?? now)?.id ?? "") ? this.#restoreKindLook(change) : this.#restoreName(change);
    if (past === undefined) return this.#endUnknown(now);
    if (!isRestorable(past)) return "kept";
    if (wasPrivate(change)) return this.#restoreLife(change);
    if (now !== undefined) return this.#setFields(now, this.#wanted(past, now));
    this.#writer.create({ doc: past.doc, root: past.root, id: past.id }, this.#wanted(past, { ...past, fields: {} }));
    return "created";
  }

  #restoreName({ now, past }: Change): Outcome {
    const name = past?.fields["value"];
    if (past?.id !== "name" || past.doc !== "forest" || typeof name !== "string" || now?.fields["value"] === name) return null;
    this.#writer.setFlat({ doc: "forest", root: "meta", id: "name" }, name);
    return "restored";
  }

  #restoreKindLook({ now, past }: Change): Outcome {
    const id = (past ?? now)?.id;
    const wanted = past?.doc === "forest" ? past.fields["value"] : undefined;
    if (id === undefined || now?.fields["value"] === wanted) return null;
    this.#writer.setFlat({ doc: "forest", root: "meta", id }, wanted);
    return "restored";
  }

  /** Was not there then. Among all records it leaves; asked for alone there is nothing to go back to. */
  #endUnknown(now: RawRecord | undefined): Outcome {
    if (now === undefined || !isRestorable(now)) return null;
    if (!this.#how.isAll) return "kept";
    if (isTrashed(now.fields)) return null;
    this.#writer.set(now, "deletedAtMs", this.#how.nowMs);
    if (now.root === "points") this.#writer.set(now, "deletedWith", now.id);
    return "trashed";
  }

  /** Of a record that was private then, only its presence is brought back, and only with all the others. */
  #restoreLife({ now, past }: Change): Outcome {
    if (now === undefined || past === undefined || !this.#how.isAll || isTrashed(now.fields) === isTrashed(past.fields)) return "kept";
    if (isTrashed(past.fields)) return this.#endUnknown(now);
    for (const key of LIFE) this.#writer.set(now, key, undefined);
    return "restored";
  }

  /** What a record is to hold: what it held, in its old place where there is one, and alive or not as it was then. */
  #wanted(past: RawRecord, now: RawRecord): Fields {
    let wanted: Fields = past.root === "points" && !this.#how.isAll ? { ...past.fields, ...seatsSince(past.fields, now.fields) } : past.fields;
    if (!this.#how.isAll && isTrashed(past.fields)) wanted = withKeysOf(wanted, now.fields, LIFE);
    if (past.root === "points" && this.#how.misplaced.has(past.id)) wanted = withKeysOf(wanted, now.fields, PLACE);
    return wanted;
  }

  #setFields(now: RawRecord, wanted: Fields): Outcome {
    const before = this.#writer.patches.length;
    // Keys that are there now but cannot be read are a newer version's: they stay.
    for (const key of Object.keys(now.fields)) if (!(key in wanted)) this.#writer.set(now, key, undefined);
    for (const [key, value] of Object.entries(wanted)) this.#writer.set(now, key, value);
    if (this.#writer.patches.length === before) return null;
    return isTrashed(wanted) && !isTrashed(now.fields) ? "trashed" : "restored";
  }
}

const isKindLook = (id: string): boolean => id.startsWith(KEY_PREFIX.look);
const isRestorable = ({ root, id }: RawRecord): boolean => (root === "points" ? isPointId(id) : root === "views" ? isViewId(id) : isLinkId(id));

/** `fields`, but under `keys` what `source` holds there. */
function withKeysOf(fields: Fields, source: Fields, keys: readonly string[]): Fields {
  const kept: [string, FieldValue][] = Object.entries(fields).filter(([key]) => !keys.includes(key));
  return Object.fromEntries([...kept, ...Object.entries(source).filter(([key]) => keys.includes(key))]);
}
