import type { PersonId } from "#shared/kernel/index.ts";
import type { LinkRecord } from "../records.ts";
import type { LinkVerdict } from "../schema.ts";

/** Where a link stands: nobody has said anything (未核), nobody doubts it (认可), or somebody does (存疑). */
export const REVIEW_STATES = ["unreviewed", "agreed", "doubted"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export interface LinkReviewState {
  readonly state: ReviewState;
  readonly agreed: readonly PersonId[];
  readonly doubted: readonly PersonId[];
}

/** What has been said of a link, and by whom. One doubt outweighs any number of agreements: it asks to be looked at. */
export function reviewOf(link: LinkRecord): LinkReviewState {
  const saying = (verdict: LinkVerdict): PersonId[] => link.reviews.filter((review) => review.verdict === verdict).map((review) => review.personId);
  const [agreed, doubted] = [saying("agreed"), saying("doubted")];
  return { state: doubted.length > 0 ? "doubted" : agreed.length > 0 ? "agreed" : "unreviewed", agreed, doubted };
}
