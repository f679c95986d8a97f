import type { EpochMs, PersonId, PointId } from "#shared/kernel/index.ts";
import type { FieldValue, Fields } from "../forestTypes.ts";
import type { Provenance } from "../records.ts";
import { KEY_PREFIX, type Layer, type PointKind, type Wisdom } from "../schema.ts";

export interface NewPoint {
  readonly kind: PointKind;
  readonly title: string;
  readonly parentId: PointId | null;
  readonly orderKey: string;
  readonly createdAtMs: EpochMs;
  readonly createdBy: PersonId;
  readonly summary?: string;
  readonly domain?: string;
  readonly layer?: Layer | null;
  readonly wisdom?: Wisdom | null;
  readonly aliases?: readonly string[];
  readonly tags?: readonly string[];
  /** By name, without the prefix. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Whole px. */
  readonly pos?: readonly [number, number] | null;
  readonly provenance?: Provenance | null;
}

/** The stored fields of a new point. What is empty is not stored: its default is the same. */
export function pointFields(point: NewPoint): Fields {
  const fields: Record<string, FieldValue> = { kind: point.kind, title: point.title, order: point.orderKey };
  if (point.parentId !== null) fields["parent"] = point.parentId;
  if (point.summary) fields["summary"] = point.summary;
  if (point.domain) fields["domain"] = point.domain;
  if (point.layer) fields["layer"] = point.layer;
  if (point.wisdom) fields["wisdom"] = point.wisdom;
  if (point.pos) fields["pos"] = point.pos;
  for (const alias of point.aliases ?? []) fields[KEY_PREFIX.alias + alias] = true;
  for (const tag of point.tags ?? []) fields[KEY_PREFIX.tag + tag] = true;
  for (const [name, text] of Object.entries(point.fields ?? {})) if (text !== "") fields[KEY_PREFIX.field + name] = text;
  return { ...fields, createdAtMs: point.createdAtMs, createdBy: point.createdBy, ...(point.provenance ?? {}) };
}
