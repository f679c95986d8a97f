import { isLinkId, isOwnDocId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import type { SearchEntry } from "#shared/search/index.ts";
import { pointOfEnd, type DiscussionContent } from "./readDocument.ts";

export interface DiscussionEntries {
  readonly entries: ReadonlyMap<string, SearchEntry>;
  /** Links that are talked about; which point each is found with has to be asked. */
  readonly unknownLinks: readonly LinkId[];
}

/** What can be found of a discussion: each comment and each suggested version, with the point it is about. */
export function discussionEntries({ docId, comments, suggestions }: DiscussionContent, pointOfLink: (id: LinkId) => PointId | undefined): DiscussionEntries {
  const entries = new Map<string, SearchEntry>();
  const unknown = new Set<LinkId>();
  const shared = { title: "", aliases: NONE, tags: NONE, isPrivate: isOwnDocId(docId), docId };
  for (const { id, at, isOnNote, text, atMs, by } of comments) {
    const pointId = isLinkId(at) ? pointOfLink(at) : pointOfEnd(at);
    if (pointId === undefined && isLinkId(at)) unknown.add(at);
    if (pointId === undefined || pointId === null || text.trim() === "") continue;
    entries.set(id, { ...shared, key: id, kind: "comment", pointId, body: text, atMs, said: { by, state: null, ...(isOnNote === true ? { isOnNote } : {}) } });
  }
  for (const { id, pointId, text, atMs, by, state } of suggestions) {
    if (text !== "") entries.set(id, { ...shared, key: id, kind: "suggestion", pointId, body: text, atMs, said: { by, state } });
  }
  return { entries, unknownLinks: [...unknown] };
}

/** Whether two entries made here say the same: then nothing has to be indexed anew. */
export function isSameSaid(a: SearchEntry | undefined, b: SearchEntry): boolean {
  return a?.body === b.body && a.pointId === b.pointId && a.atMs === b.atMs && a.kind === b.kind && a.docId === b.docId && a.said?.by === b.said?.by && a.said?.state === b.said?.state && a.said?.isOnNote === b.said?.isOnNote;
}

const NONE: readonly string[] = [];
