import * as Y from "yjs";
import { invariant } from "#shared/kernel/index.ts";
import type { Fields, FieldValue, Patch, RecordRef } from "./forestTypes.ts";
import { ROOTS, type DocName } from "./schema.ts";

const isPair = (value: unknown): value is readonly [number, number] => Array.isArray(value) && value.length === 2;

/** Whether two field values are the same value; the one pair is compared by its members. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  return a === b || (isPair(a) && isPair(b) && a[0] === b[0] && a[1] === b[1]);
}

/** Whether a stored value is one that a record may hold: a scalar, or the one pair. */
export function isFieldValue(value: unknown): value is FieldValue {
  return typeof value === "string" || typeof value === "boolean" || typeof value === "number" || (isPair(value) && value.every((part) => typeof part === "number"));
}

/** What a peer wrote where a value belongs: once taken away it cannot be put back, Yjs throws. It meant nothing to anybody. */
const isContainer = (value: unknown): boolean => value instanceof Y.AbstractType || value instanceof Y.Doc;

/** A command wanted to write into a document that this person may only read. Nothing of it was written there. */
export class SharedIsClosed extends Error {
  constructor(doc: DocName) {
    super(`"${doc}" may only be read`);
    this.name = "SharedIsClosed";
  }
}

/** Writes into the documents of a forest and notes every key it changed. Lives for one transaction; made by `transactForest` only. */
export class ForestWriter {
  readonly #docs: Readonly<Record<DocName, Y.Doc>>;
  readonly #mayWrite: (doc: DocName) => boolean;
  readonly #patches: Patch[] = [];

  constructor(docs: Readonly<Record<DocName, Y.Doc>>, mayWrite: (doc: DocName) => boolean = () => true) {
    this.#docs = docs;
    this.#mayWrite = mayWrite;
  }

  get patches(): readonly Patch[] {
    return this.#patches;
  }

  /**
   * Creates a record with all its fields at once. If the id is taken by a record whose creation was undone (or that was un-shared),
   * that record is filled anew: a record's map is never replaced, because a replacement loses what others write into the old one.
   */
  create(ref: RecordRef, fields: Fields): void {
    this.#check(ref.doc);
    const root = this.#docs[ref.doc].getMap(ROOTS[ref.root]);
    const stored = root.get(ref.id);
    if (stored instanceof Y.Map) {
      this.#refill(ref, stored, fields);
      return;
    }
    root.set(ref.id, new Y.Map(Object.entries(fields)));
    this.#note({ ...ref, key: "void", before: true, after: undefined, created: fields });
  }

  #refill(ref: RecordRef, stored: Y.Map<unknown>, fields: Fields): void {
    const wasVoid = stored.get("void") === true;
    for (const key of this.keys(ref)) if (!(key in fields) && key !== "void") this.#fill(ref, stored, { key, value: undefined, noted: !wasVoid });
    for (const [key, value] of Object.entries(fields)) this.#fill(ref, stored, { key, value, noted: !wasVoid });
    // What a void record held before means nothing to anybody: its way back is to be void again.
    this.#put({ ...ref, key: "void", created: fields }, undefined);
  }

  #fill(ref: RecordRef, stored: Y.Map<unknown>, write: { key: string; value: FieldValue | undefined; noted: boolean }): void {
    if (write.noted) this.set(ref, write.key, write.value);
    else if (write.value === undefined) stored.delete(write.key);
    else if (stored.get(write.key) !== write.value) stored.set(write.key, write.value);
  }

  /** Sets one key of an existing record; undefined takes the key away. Writes nothing when the value is there already. */
  set(ref: RecordRef, key: string, value: FieldValue | undefined): void {
    this.#put({ ...ref, key }, value);
  }

  /** Sets one value of the flat roots. */
  setFlat(ref: RecordRef, value: FieldValue | undefined): void {
    this.#put({ ...ref, key: null }, value);
  }

  /** The keys stored in a record now. */
  keys(ref: RecordRef): string[] {
    const record = this.#docs[ref.doc].getMap(ROOTS[ref.root]).get(ref.id);
    return record instanceof Y.Map ? [...record.keys()] : [];
  }

  /** Every value stored in a record now that this version can copy. */
  fields(ref: RecordRef): Record<string, FieldValue> {
    const record = this.#docs[ref.doc].getMap(ROOTS[ref.root]).get(ref.id);
    const fields: Record<string, FieldValue> = {};
    if (record instanceof Y.Map) {
      record.forEach((value: unknown, key: string) => {
        if (isFieldValue(value)) fields[key] = value;
      });
    }
    return fields;
  }

  /**
   * Takes one patch back: puts `before` where the value is still `after`. False when somebody else has changed it since; then nothing
   * is written. A creation is taken back only while the record is as it was created: nobody's later work vanishes with it.
   */
  revert(patch: Patch): boolean {
    if (!sameValue(this.#read(patch), patch.after)) return false;
    if (patch.created !== undefined && patch.before === true && !this.#isAsCreated(patch, patch.created)) return false;
    this.#put(patch, patch.before);
    return true;
  }

  #isAsCreated(ref: RecordRef, created: Fields): boolean {
    const keys = this.keys(ref).filter((key) => key !== "void");
    const now = this.fields(ref);
    return keys.length === Object.keys(created).length && keys.every((key) => sameValue(now[key], created[key]));
  }

  #read(place: RecordRef & { readonly key: string | null }): FieldValue | undefined {
    const stored = this.#docs[place.doc].getMap(ROOTS[place.root]).get(place.id);
    const value: unknown = place.key === null ? stored : stored instanceof Y.Map ? stored.get(place.key) : undefined;
    // SAFETY: a value of a foreign shape is only compared and written back as it was, never interpreted.
    return value as FieldValue | undefined;
  }

  #put(place: RecordRef & { readonly key: string | null; readonly created?: Fields }, value: FieldValue | undefined): void {
    const before = this.#read(place);
    if (sameValue(before, value)) return;
    this.#check(place.doc);
    const root = this.#docs[place.doc].getMap(ROOTS[place.root]);
    const target = place.key === null ? root : root.get(place.id);
    invariant(target instanceof Y.Map, "no such record to write to");
    const key = place.key ?? place.id;
    if (value === undefined) target.delete(key);
    else target.set(key, value);
    this.#note({ doc: place.doc, root: place.root, id: place.id, key: place.key, before: isContainer(before) ? undefined : before, after: value, ...(place.created === undefined ? {} : { created: place.created }) });
  }

  #check(doc: DocName): void {
    if (!this.#mayWrite(doc)) throw new SharedIsClosed(doc);
  }

  #note(patch: Patch): void {
    this.#patches.push(Object.freeze(patch));
  }
}
