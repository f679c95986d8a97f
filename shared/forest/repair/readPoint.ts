import { isPointId, type PointId } from "#shared/kernel/index.ts";
import { FIRST_ORDER_KEY, isOrderKey } from "../orderKey.ts";
import type { GroveSeat, PointRecord, ReadProblem } from "../records.ts";
import { FIELD_NAME, KEY_PREFIX, LAYERS, LIMITS, MOST_FIELDS, MOST_SEATS, POINT_KINDS, WISDOMS, type DocName, type Layer, type PointKind, type Wisdom } from "../schema.ts";
import { NO_LOOK, readLook } from "./readLook.ts";
import { cutText, FieldReader, isMoment, type StoredRecord } from "./readFields.ts";

/** A stored record is shown, in the trash, or undone before anybody saw more of it. */
export type Life = "present" | "trashed" | "void";

/** A point as it stands in one document. `record.parentId` is what is written there; the view decides what it means. */
export interface ReadPoint {
  readonly life: Life;
  readonly record: PointRecord;
  readonly problems: readonly ReadProblem[];
}

const KINDS: ReadonlySet<string> = new Set(POINT_KINDS);
const LAYER_SET: ReadonlySet<string> = new Set(LAYERS);
const WISDOM_SET: ReadonlySet<string> = new Set(WISDOMS);
const NO_TEXTS: readonly string[] = Object.freeze([]);
/** No free fields. One object for all of them, since most points have none; without a prototype, since the names come from outside. */
export const NO_FIELDS: Readonly<Record<string, string>> = Object.freeze(Object.create(null) as Record<string, string>);

function readKind(reader: FieldReader): PointKind {
  const value = reader.raw("kind");
  // SAFETY: the set holds the members of PointKind.
  if (typeof value === "string" && KINDS.has(value)) return value as PointKind;
  reader.note(typeof value === "string" ? "unknown-kind" : "bad-field", "kind");
  return "point";
}

function readOrderKey(reader: FieldReader): string {
  const value = reader.raw("order");
  if (isOrderKey(value)) return value;
  reader.note("bad-field", "order");
  return FIRST_ORDER_KEY;
}

interface KeySets {
  aliases: Set<string> | null;
  tags: Set<string> | null;
  fields: Map<string, string> | null;
  seats: GroveSeat[] | null;
  hasLook: boolean;
}
const NO_KEY_SETS: Readonly<KeySets> = Object.freeze({ aliases: null, tags: null, fields: null, seats: null, hasLook: false });

/** The texts of the keys `alias:<text>` and `tag:<text>` = true, cut, each once, the free fields `f:<name>`, and whether there is a look to read. One pass over the keys serves all. */
function readKeySets(fields: StoredRecord, reader: FieldReader): Readonly<KeySets> {
  let sets: KeySets | null = null;
  fields.forEach((value: unknown, key: string) => {
    // All keys of this schema without a colon are passed over by one look: most records have no other.
    if (!key.includes(":")) {
      if (key === "color" || key === "icon" || key === "shape") (sets ??= { ...NO_KEY_SETS }).hasLook = true;
      return;
    }
    if (SET_PREFIXES.some((prefix) => key.startsWith(prefix))) addToSets((sets ??= { ...NO_KEY_SETS }), { value, key }, reader);
  });
  return sets ?? NO_KEY_SETS;
}

const SET_PREFIXES = [KEY_PREFIX.alias, KEY_PREFIX.tag, KEY_PREFIX.field, KEY_PREFIX.seat] as const;

function addToSets(sets: KeySets, { value, key }: { readonly value: unknown; readonly key: string }, reader: FieldReader): void {
  if (key.startsWith(KEY_PREFIX.alias)) addText((sets.aliases ??= new Set()), { value, key, prefix: KEY_PREFIX.alias, limit: LIMITS.alias }, reader);
  else if (key.startsWith(KEY_PREFIX.tag)) addText((sets.tags ??= new Set()), { value, key, prefix: KEY_PREFIX.tag, limit: LIMITS.tag }, reader);
  else if (key.startsWith(KEY_PREFIX.field)) addField((sets.fields ??= new Map()), key, reader);
  else addSeat((sets.seats ??= []), key, value);
}

function addText(texts: Set<string>, entry: { value: unknown; key: string; prefix: string; limit: number }, reader: FieldReader): void {
  const text = entry.key.slice(entry.prefix.length);
  if (entry.value !== true || text === "" || text.length > entry.limit) reader.note("bad-field", cutText(entry.key, 80));
  if (entry.value === true && text !== "") texts.add(cutText(text, entry.limit));
}

/** A name this version does not know the shape of is a newer one's: passed over without remark. */
function addField(fields: Map<string, string>, key: string, reader: FieldReader): void {
  const name = key.slice(KEY_PREFIX.field.length);
  const text = FIELD_NAME.test(name) ? reader.text(key, LIMITS.field) : "";
  if (text !== "") fields.set(name, text);
}

const SEAT = /^(\d{1,16}) (\S+)$/u;

/** What does not look like a seat is passed over: without it a leaf stands by its own age. */
function addSeat(seats: GroveSeat[], key: string, value: unknown): void {
  const [, digits, branchId] = (typeof value === "string" ? SEAT.exec(value) : null) ?? [];
  const sinceMs = Number(digits);
  if (isMoment(sinceMs) && isPointId(branchId)) seats.push(Object.freeze({ tree: key.slice(KEY_PREFIX.seat.length), sinceMs, branchId }));
}

/** By name, as with free fields. */
const frozenSeats = (seats: GroveSeat[]): readonly GroveSeat[] => Object.freeze(seats.sort((a, b) => (a.tree < b.tree ? -1 : 1)).slice(0, MOST_SEATS));

/** By name, so that every peer shows the same ones where there are too many. */
function frozenFields(fields: Map<string, string> | null, reader: FieldReader): PointRecord["fields"] {
  if (fields === null || fields.size === 0) return NO_FIELDS;
  const names = [...fields.keys()].sort();
  if (names.length > MOST_FIELDS) reader.note("bad-field", "f:");
  const read = Object.create(null) as Record<string, string>;
  for (const name of names.slice(0, MOST_FIELDS)) read[name] = fields.get(name) ?? "";
  return Object.freeze(read);
}

const sorted = (texts: Set<string> | null): readonly string[] => (texts === null || texts.size === 0 ? NO_TEXTS : Object.freeze([...texts].sort()));

/** Reads one point tolerantly: never throws, repairs or reports. Hand-written because it runs once per record on opening. */
export function readPoint(fields: StoredRecord, doc: DocName, id: PointId): ReadPoint {
  const reader = new FieldReader(fields, doc, id);
  const deletedAtMs = reader.moment("deletedAtMs");
  const life: Life = reader.flag("void") ? "void" : deletedAtMs !== null ? "trashed" : "present";
  const { aliases, tags, fields: freeFields, seats, hasLook } = readKeySets(fields, reader);
  const record: PointRecord = {
    id,
    doc,
    kind: readKind(reader),
    title: reader.text("title", LIMITS.title, true),
    parentId: reader.pointId("parent"),
    orderKey: readOrderKey(reader),
    summary: reader.text("summary", LIMITS.summary),
    domain: reader.text("domain", LIMITS.domain),
    layer: reader.oneOf<Layer>("layer", LAYER_SET),
    wisdom: reader.oneOf<Wisdom>("wisdom", WISDOM_SET),
    aliases: sorted(aliases),
    tags: sorted(tags),
    fields: frozenFields(freeFields, reader),
    pos: reader.place("pos"),
    ...(seats === null || seats.length === 0 ? {} : { seats: frozenSeats(seats) }),
    look: hasLook ? readLook(reader) : NO_LOOK,
    createdAtMs: reader.createdAt(),
    createdBy: reader.person("createdBy"),
    provenance: reader.provenance(),
    deletedAtMs,
    deletedWith: deletedAtMs === null ? null : reader.pointId("deletedWith"),
  };
  return { life, record: Object.freeze(record), problems: reader.problems };
}
