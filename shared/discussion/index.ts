/** What is said about points, links and passages of notes (评论): threads, comments, who resolved them. */
export {
  DISCUSSION_LIMITS, type CommentRecord, type DiscussedId, type DiscussionChange, type DiscussionCommand, type DiscussionDesk, type DiscussionStep, type DiscussionView, type QuotedPassage, type ThreadRecord,
} from "./discussionTypes.ts";
export { createDiscussionHistory, type DiscussionHistory } from "./createDiscussionHistory.ts";
export { createDiscussionView } from "./createDiscussionView.ts";
export { discussionFor } from "./discussionFor.ts";
export { joinDiscussions } from "./joinDiscussions.ts";
export { commentWithMentions, mentionName, plainComment, textParts, type TextPart } from "./mentions.ts";
export type { CommentTextError } from "./commands/checkText.ts";
export { deleteComment, type DeleteCommentError, type DeleteCommentInput } from "./commands/deleteComment.ts";
export { editComment, type EditCommentError, type EditCommentInput } from "./commands/editComment.ts";
export type { OwnCommentError } from "./commands/ownComment.ts";
export { reopenThread, type ReopenThreadError, type ReopenThreadInput } from "./commands/reopenThread.ts";
export { replyToThread, type ReplyToThreadError, type ReplyToThreadInput } from "./commands/replyToThread.ts";
export { resolveThread, type ResolveThreadError, type ResolveThreadInput } from "./commands/resolveThread.ts";
export { startThread, type StartThreadError, type StartThreadInput } from "./commands/startThread.ts";
export { createSuggestionView } from "./createSuggestionView.ts";
export { DRAFTED_IN, isUnchanged, SENT_TO } from "./readSuggestion.ts";
export type { Decision, SuggestedText, SuggestionCommand, SuggestionId, SuggestionRecord, SuggestionView } from "./suggestionTypes.ts";
export { decideSuggestion, takeBackAdoption, type DecideSuggestionError, type DecideSuggestionInput } from "./commands/decideSuggestion.ts";
export { dropDraft, keepDraft, type KeepDraftInput } from "./commands/keepDraft.ts";
export { suggestVersion, type SuggestVersionError, type SuggestVersionInput } from "./commands/suggestVersion.ts";
