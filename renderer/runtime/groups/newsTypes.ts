import type { DiscussedId, SuggestionId } from "#shared/discussion/index.ts";
import type { CommentId, LinkId, PersonId, PointId } from "#shared/kernel/index.ts";
import type { NoteDocId } from "#shared/notes/index.ts";

/** Something of somebody else's that came while this person was away. */
export type NewsItem = { readonly by: PersonId } & (
  | { readonly kind: "point"; readonly id: PointId }
  | { readonly kind: "link"; readonly id: LinkId }
  /** They wrote into the note of this point. */
  | { readonly kind: "note"; readonly id: PointId }
  | { readonly kind: "comment"; readonly id: CommentId; readonly at: DiscussedId }
  /** They suggested how a note should read. */
  | { readonly kind: "suggestion"; readonly id: SuggestionId; readonly at: NoteDocId }
);

export interface News {
  /** In the order they came. */
  readonly items: readonly NewsItem[];
  /** There was more than is kept. */
  readonly isCut: boolean;
}
