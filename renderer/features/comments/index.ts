/** What is said about points, links and passages of notes (评论). */
export { commentActions } from "./actions.ts";
export { CommentMargin } from "./CommentMargin.tsx";
export { CommentsSection } from "./CommentsSection.tsx";
export { goToComment, placeOfComment } from "./model/goToComment.ts";
export { useOpenComments } from "./model/useOpenComments.ts";
export { hasUnsentComments } from "./model/discussionSession.ts";
