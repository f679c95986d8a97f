import { isPrivate, type ForestView } from "#shared/forest/index.ts";
import { isLinkId, isPointId } from "#shared/kernel/index.ts";
import { parseNoteDocId, type DiscussionDocId } from "#shared/notes/index.ts";
import type { DiscussedId } from "./discussionTypes.ts";

/** In which document something is talked about. What nobody else has, or what nobody here knows (any more), is talked about with oneself only. */
export function discussionFor(view: ForestView, at: DiscussedId): DiscussionDocId {
  const note = parseNoteDocId(at);
  if (note?.sheet === "own") return "my:discussion";
  const id = note?.pointId ?? at;
  const record = isPointId(id) ? (view.point(id) ?? view.trashedPoint(id)) : isLinkId(id) ? (view.link(id) ?? view.trashedLink(id)) : undefined;
  return record === undefined || isPrivate(record) ? "my:discussion" : "discussion";
}
