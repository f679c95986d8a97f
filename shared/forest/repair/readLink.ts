import { isEndId, type LinkId } from "#shared/kernel/index.ts";
import type { LinkRecord, ReadProblem } from "../records.ts";
import { LIMITS, LINK_TYPES, type DocName, type LinkType } from "../schema.ts";
import { cutText, FieldReader, type StoredRecord } from "./readFields.ts";
import { readLinkMarks } from "./readLinkMarks.ts";
import type { Life } from "./readPoint.ts";

/**
 * A link as it stands in one document. `record.live` holds for a present link once its ends are live: the view
 * shows no other. `record.opposes` is what stands in this link alone. `record` is null when an end cannot be read.
 */
export interface ReadLink {
  readonly life: Life;
  readonly record: LinkRecord | null;
  readonly problems: readonly ReadProblem[];
}

const TYPES: ReadonlySet<string> = new Set(LINK_TYPES);

/** A type this version does not know is shown as a free link that carries the type as its phrase. */
function readType(reader: FieldReader): { type: LinkType; phrase: string } {
  const phrase = reader.text("phrase", LIMITS.phrase);
  const value = reader.raw("type");
  // SAFETY: the set holds the members of LinkType.
  if (typeof value === "string" && TYPES.has(value)) return { type: value as LinkType, phrase };
  reader.note(typeof value === "string" ? "unknown-type" : "bad-field", "type");
  return { type: "free", phrase: phrase === "" && typeof value === "string" ? cutText(value, LIMITS.phrase) : phrase };
}

/** Reads one link tolerantly: never throws, repairs or reports. */
export function readLink(fields: StoredRecord, doc: DocName, id: LinkId): ReadLink {
  const reader = new FieldReader(fields, doc, id);
  const deletedAtMs = reader.moment("deletedAtMs");
  const life: Life = reader.flag("void") ? "void" : deletedAtMs !== null ? "trashed" : "present";
  const from = reader.raw("from");
  const to = reader.raw("to");
  if (!isEndId(from) || !isEndId(to)) {
    reader.note("bad-link-end", isEndId(from) ? "to" : "from");
    return { life, record: null, problems: reader.problems };
  }
  if (from === to) reader.note("bad-link-end", "to");
  const { type, phrase } = readType(reader);
  const { reviews, opposes } = readLinkMarks(fields, reader, id);
  const record: LinkRecord = {
    id,
    doc,
    from,
    to,
    type,
    phrase,
    reason: reader.text("reason", LIMITS.reason),
    passage: reader.text("passage", LIMITS.passage),
    suggested: reader.flag("suggested"),
    reviews,
    opposes,
    createdAtMs: reader.createdAt(),
    createdBy: reader.person("createdBy"),
    provenance: reader.provenance(),
    deletedAtMs,
    live: life === "present",
  };
  return { life, record: Object.freeze(record), problems: reader.problems };
}
