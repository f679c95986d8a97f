import type { LinkId, MilestoneId, PersonId, PointId, ViewId } from "#shared/kernel/index.ts";
import type { RecordRef } from "../forestTypes.ts";
import type { DocName } from "../schema.ts";

/** Where a point is stored. */
export const pointRef = (record: { readonly doc: DocName; readonly id: PointId }): RecordRef => ({ doc: record.doc, root: "points", id: record.id });

/** Where a link is stored. */
export const linkRef = (record: { readonly doc: DocName; readonly id: LinkId }): RecordRef => ({ doc: record.doc, root: "links", id: record.id });

/** One value about the forest as a whole. */
export const metaRef = (doc: DocName, key: string): RecordRef => ({ doc, root: "meta", id: key });

/** Where a milestone is stored. */
export const milestoneRef = (id: MilestoneId): RecordRef => ({ doc: "forest", root: "milestones", id });

/** Where a saved view is stored. */
export const viewRef = (id: ViewId): RecordRef => ({ doc: "forest", root: "views", id });

/** The display name of a person, for everyone. */
export const personRef = (id: PersonId): RecordRef => ({ doc: "forest", root: "people", id });
