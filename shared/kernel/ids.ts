declare const brand: unique symbol;
type Id<Name extends string, Prefix extends string> = `${Prefix}_${string}` & { readonly [brand]?: Name };

export type PointId = Id<"PointId", "pt">;
export type LinkId = Id<"LinkId", "ln">;
export type MilestoneId = Id<"MilestoneId", "ms">;
export type ViewId = Id<"ViewId", "vw">;
export type ThreadId = Id<"ThreadId", "th">;
export type CommentId = Id<"CommentId", "cm">;
export type ForestId = Id<"ForestId", "fr">;
export type PersonId = Id<"PersonId", "pr">;
/** A link joins points or links: a case may illustrate a link. */
export type EndId = PointId | LinkId;

/** The only maker of ids, so that tests choose them. */
export interface IdSource {
  newPointId(): PointId;
  newLinkId(): LinkId;
  newMilestoneId(): MilestoneId;
  newViewId(): ViewId;
  newThreadId(): ThreadId;
  newCommentId(): CommentId;
}

const idPattern = (prefix: string): RegExp => new RegExp(`^${prefix}_[A-Za-z0-9_-]{1,64}$`);
const pointPattern = idPattern("pt");
const linkPattern = idPattern("ln");
const milestonePattern = idPattern("ms");
const viewPattern = idPattern("vw");
const threadPattern = idPattern("th");
const commentPattern = idPattern("cm");
const forestPattern = idPattern("fr");
const personPattern = idPattern("pr");

export const isPointId = (value: unknown): value is PointId => typeof value === "string" && pointPattern.test(value);
export const isLinkId = (value: unknown): value is LinkId => typeof value === "string" && linkPattern.test(value);
export const isMilestoneId = (value: unknown): value is MilestoneId => typeof value === "string" && milestonePattern.test(value);
export const isViewId = (value: unknown): value is ViewId => typeof value === "string" && viewPattern.test(value);
export const isThreadId = (value: unknown): value is ThreadId => typeof value === "string" && threadPattern.test(value);
export const isCommentId = (value: unknown): value is CommentId => typeof value === "string" && commentPattern.test(value);
export const isForestId = (value: unknown): value is ForestId => typeof value === "string" && forestPattern.test(value);
export const isPersonId = (value: unknown): value is PersonId => typeof value === "string" && personPattern.test(value);
export const isEndId = (value: unknown): value is EndId => isPointId(value) || isLinkId(value);
