import * as z from "zod";
import { LINK_TYPES, POINT_KINDS, WISDOMS } from "#shared/forest/index.ts";
import { isPersonId, isPointId, type PersonId, type PointId } from "#shared/kernel/index.ts";

/** Grows when a criterion is added: an older reader must say that it cannot read it, not show too many points. */
export const FILTER_VERSION = 1;

const MAX_CHOICES = 500;
const MAX_DAYS = 36_500;
const MAX_TEXT = 200;

const choices = <T extends z.ZodType>(one: T): z.ZodDefault<z.ZodReadonly<z.ZodArray<T>>> => z.array(one).max(MAX_CHOICES).readonly().default([]);

/**
 * What a person wants in the light. Within one criterion one hit is enough (any of these tags); of several criteria all must hold.
 * An empty list, false, "" and null ask for nothing. Ages are relative, so that a saved view stays true: `since` is younger, `before` older than so many days.
 */
export const filterSpecSchema = z.strictObject({
  version: z.literal(FILTER_VERSION).default(FILTER_VERSION),
  /** By position; `none`: stands under no wisdom. */
  wisdoms: choices(z.enum([...WISDOMS, "none"])),
  /** The module itself, and all below it. */
  modules: choices(z.custom<PointId>(isPointId)),
  kinds: choices(z.enum(POINT_KINDS)),
  tags: choices(z.string().min(1).max(MAX_TEXT)),
  /** Who created it. */
  authors: choices(z.custom<PersonId>(isPersonId)),
  age: z.strictObject({ kind: z.enum(["since", "before"]), days: z.number().int().min(1).max(MAX_DAYS) }).readonly().nullable().default(null),
  /** Knowledge points that no case stands by yet. */
  noCase: z.boolean().default(false),
  /** What no link reaches. */
  isolated: z.boolean().default(false),
  /** Came since the last visit. */
  fresh: z.boolean().default(false),
  /** Words in title, other names or summary; all of them must be found. */
  text: z.string().max(MAX_TEXT).default(""),
  hiddenLinkTypes: choices(z.enum(LINK_TYPES)),
  hidesDisputes: z.boolean().default(false),
}).readonly();

export type FilterSpec = z.output<typeof filterSpecSchema>;
export type FilterWisdom = FilterSpec["wisdoms"][number];

/** Everything is in the light. */
export const EMPTY_FILTER: FilterSpec = Object.freeze(filterSpecSchema.parse({}));

/** Whether it leaves any point out. */
export function narrowsPoints(spec: FilterSpec): boolean {
  return spec.wisdoms.length > 0 || spec.modules.length > 0 || spec.kinds.length > 0 || spec.tags.length > 0 || spec.authors.length > 0
    || spec.age !== null || spec.noCase || spec.isolated || spec.fresh || spec.text.trim() !== "";
}

/** Whether it leaves any link out. */
export function narrowsLinks(spec: FilterSpec): boolean {
  return spec.hiddenLinkTypes.length > 0 || spec.hidesDisputes;
}

/** Whether two filters ask for the same, in whatever order their choices were made. */
export function sameFilter(a: FilterSpec, b: FilterSpec): boolean {
  return canonical(a) === canonical(b);
}

function canonical(spec: FilterSpec): string {
  return JSON.stringify({
    ...spec, text: spec.text.trim(), wisdoms: [...spec.wisdoms].sort(), modules: [...spec.modules].sort(), kinds: [...spec.kinds].sort(), tags: [...spec.tags].sort(),
    authors: [...spec.authors].sort(), hiddenLinkTypes: [...spec.hiddenLinkTypes].sort(),
  }, KEY_ORDER);
}

/** As an array replacer it also fixes the order of the keys; `kind` and `days` are those of `age`. */
const KEY_ORDER = [...Object.keys(EMPTY_FILTER).sort(), "kind", "days"];
