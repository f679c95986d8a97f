import type * as Y from "yjs";
import { isPersonId, type PersonId } from "#shared/kernel/index.ts";
import type { ForestMeta, NameMask, PointLook, ReadProblem } from "../records.ts";
import { KEY_PREFIX, LIMITS, POINT_KINDS, ROOTS, type DocName, type PointKind } from "../schema.ts";
import { cutText, FieldReader } from "./readFields.ts";
import { NO_LOOK, readLook } from "./readLook.ts";

const NAME_LIMIT = 120;
const PERSON_NAME_LIMIT = 60;

export interface ReadMeta {
  readonly meta: ForestMeta;
  readonly problems: readonly ReadProblem[];
}

function readVersion(reader: FieldReader, key: string): number {
  const value = reader.raw(key);
  if (typeof value === "number" && Number.isInteger(value) && value >= 1) return value;
  if (value !== undefined) reader.note("bad-field", key);
  return 1;
}

/** Kinds that this version does not know are passed over: a newer one does. */
function readKindLooks(reader: FieldReader): ForestMeta["kindLooks"] {
  const looks: Partial<Record<PointKind, PointLook>> = {};
  for (const kind of POINT_KINDS) {
    const look = readLook(reader, `${KEY_PREFIX.look}${kind}:`);
    if (look !== NO_LOOK) looks[kind] = look;
  }
  return Object.freeze(looks);
}

/** Reads the facts about one document; an empty document has the defaults. */
export function readMeta(doc: Y.Doc, docName: DocName): ReadMeta {
  const reader = new FieldReader(doc.getMap(ROOTS.meta), docName, ROOTS.meta);
  const meta: ForestMeta = Object.freeze({
    name: reader.text("name", NAME_LIMIT),
    schema: readVersion(reader, "schema"),
    minReader: readVersion(reader, "minReader"),
    createdAtMs: reader.moment("createdAtMs") ?? 0,
    planted: reader.text("planted", 200) || null,
    kindLooks: readKindLooks(reader),
  });
  return { meta, problems: reader.problems };
}

/** Which names this person hides behind which others, by name. In `personal` only: whoever reads another document must not ask. */
export function readMasks(personal: Y.Doc): { readonly masks: readonly NameMask[]; readonly problems: readonly ReadProblem[] } {
  const masks: NameMask[] = [];
  const problems: ReadProblem[] = [];
  personal.getMap(ROOTS.meta).forEach((value: unknown, key: string) => {
    if (!key.startsWith(KEY_PREFIX.mask)) return;
    const name = key.slice(KEY_PREFIX.mask.length);
    const isGood = name !== "" && name.length <= LIMITS.mask && typeof value === "string" && value !== "" && value.length <= LIMITS.mask;
    if (isGood) masks.push(Object.freeze({ name, alias: value }));
    else problems.push({ doc: "personal", id: ROOTS.meta, code: "bad-field", field: KEY_PREFIX.mask });
  });
  return { masks: Object.freeze(masks.sort((a, b) => (a.name < b.name ? -1 : 1))), problems };
}

/** Reads the display names in one document. */
export function readPeople(doc: Y.Doc, docName: DocName): { names: Map<PersonId, string>; problems: ReadProblem[] } {
  const names = new Map<PersonId, string>();
  const problems: ReadProblem[] = [];
  doc.getMap(ROOTS.people).forEach((value: unknown, key: string) => {
    if (isPersonId(key) && typeof value === "string") names.set(key, cutText(value, PERSON_NAME_LIMIT));
    else problems.push({ doc: docName, id: cutText(key, 80), code: "bad-field", field: ROOTS.people });
  });
  return { names, problems };
}
