import type { CommentId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { sessionOf, type CommentPlace } from "./discussionSession.ts";

/** Where a comment stands; null when it is gone, or could not be read. */
export function placeOfComment(forest: OpenForest, commentId: CommentId): Promise<CommentPlace | null> {
  return sessionOf(forest).placeOf(commentId);
}

/** Whatever shows the thread of this comment, now or when it is drawn, goes to it and marks it. */
export function goToComment(forest: OpenForest, place: CommentPlace): void {
  sessionOf(forest).want(place);
}
