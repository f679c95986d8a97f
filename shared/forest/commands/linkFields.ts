import type { EndId, EpochMs, PersonId } from "#shared/kernel/index.ts";
import type { FieldValue, Fields } from "../forestTypes.ts";
import type { Provenance } from "../records.ts";
import type { LinkType } from "../schema.ts";

export interface NewLink {
  readonly from: EndId;
  readonly to: EndId;
  readonly type: LinkType;
  readonly createdAtMs: EpochMs;
  readonly createdBy: PersonId;
  readonly phrase?: string;
  readonly reason?: string;
  readonly passage?: string;
  readonly suggested?: boolean;
  readonly provenance?: Provenance | null;
}

/** The stored fields of a new link. What is empty is not stored: its default is the same. */
export function linkFields(link: NewLink): Fields {
  const fields: Record<string, FieldValue> = { from: link.from, to: link.to, type: link.type };
  if (link.phrase) fields["phrase"] = link.phrase;
  if (link.reason) fields["reason"] = link.reason;
  if (link.passage) fields["passage"] = link.passage;
  if (link.suggested) fields["suggested"] = true;
  return { ...fields, createdAtMs: link.createdAtMs, createdBy: link.createdBy, ...(link.provenance ?? {}) };
}
