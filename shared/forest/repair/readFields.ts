import * as Y from "yjs";
import { isPersonId, isPointId, type EpochMs, type PersonId, type PointId } from "#shared/kernel/index.ts";
import type { Provenance, ReadProblem } from "../records.ts";
import { LIMITS, type DocName } from "../schema.ts";

/** Cuts a text to `limit` UTF-16 units without leaving half a character at the end. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}

/** What a `Date` can hold: a number beyond it cannot be shown as a day, and formatting one throws. */
const FARTHEST_MS = 8.64e15;

/** Whether a stored value is a moment that can be shown. */
export function isMoment(value: unknown): value is EpochMs {
  return typeof value === "number" && Math.abs(value) <= FARTHEST_MS;
}

/** A layout counts its way from the middle to where things stand: a place at 1e300 would keep it counting for ever. */
function isCoordinate(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= LIMITS.farthestPx;
}

/** A record as Yjs holds it. Values may be anything: a peer wrote them. */
export type StoredRecord = Y.Map<unknown>;

/** Whether what stands under an id is a record at all. */
export function isStoredRecord(value: unknown): value is StoredRecord {
  return value instanceof Y.Map;
}

/** Reads the fields of one record, each with its default, and notes what had to be repaired. Copies nothing: it runs for every record on opening. */
export class FieldReader {
  readonly #fields: StoredRecord;
  readonly #doc: DocName;
  readonly #id: string;
  #problems: ReadProblem[] | null = null;

  constructor(fields: StoredRecord, doc: DocName, id: string) {
    this.#fields = fields;
    this.#doc = doc;
    this.#id = id;
  }

  get problems(): readonly ReadProblem[] {
    return this.#problems ?? NO_PROBLEMS;
  }

  note(code: ReadProblem["code"], field?: string): void {
    (this.#problems ??= []).push(Object.freeze(field === undefined ? { doc: this.#doc, id: this.#id, code } : { doc: this.#doc, id: this.#id, code, field }));
  }

  raw(key: string): unknown {
    return this.#fields.get(key);
  }

  /** A text; absent is "" without remark unless the field is one that every record has. */
  text(key: string, limit: number, required = false): string {
    const value = this.#fields.get(key);
    if (typeof value === "string") {
      if (value.length <= limit) return value;
      this.note("bad-field", key);
      return cutText(value, limit);
    }
    if (value !== undefined || required) this.note("bad-field", key);
    return "";
  }

  oneOf<T extends string>(key: string, allowed: ReadonlySet<string>): T | null {
    const value = this.#fields.get(key);
    // SAFETY: `allowed` is the set of the members of T.
    if (typeof value === "string" && allowed.has(value)) return value as T;
    if (value !== undefined) this.note("bad-field", key);
    return null;
  }

  flag(key: string): boolean {
    const value = this.#fields.get(key);
    if (value === true) return true;
    if (value !== undefined && value !== false) this.note("bad-field", key);
    return false;
  }

  moment(key: string): EpochMs | null {
    const value = this.#fields.get(key);
    if (isMoment(value)) return value;
    if (value !== undefined) this.note("bad-field", key);
    return null;
  }

  createdAt(): EpochMs {
    const value = this.#fields.get("createdAtMs");
    if (isMoment(value)) return value;
    this.note("bad-field", "createdAtMs");
    return 0;
  }

  person(key: string): PersonId | null {
    const value = this.#fields.get(key);
    if (isPersonId(value)) return value;
    if (value !== undefined) this.note("bad-field", key);
    return null;
  }

  pointId(key: string): PointId | null {
    const value = this.#fields.get(key);
    if (value === undefined) return null;
    if (isPointId(value)) return value;
    this.note("bad-field", key);
    return null;
  }

  place(key: string): readonly [number, number] | null {
    const value = this.#fields.get(key);
    if (value === undefined) return null;
    if (Array.isArray(value) && value.length === 2) {
      const [x, y] = value as unknown[];
      if (isCoordinate(x) && isCoordinate(y)) return Object.freeze([x, y] as const);
    }
    this.note("bad-field", key);
    return null;
  }

  provenance(): Provenance | null {
    if (this.#fields.get("src") === undefined) return null;
    return Object.freeze({ src: this.text("src", 500), srcId: this.text("srcId", 500, true), srcVersion: this.text("srcVersion", 500, true), srcHash: this.text("srcHash", 500, true) });
  }
}

export const NO_PROBLEMS: readonly ReadProblem[] = Object.freeze([]);
