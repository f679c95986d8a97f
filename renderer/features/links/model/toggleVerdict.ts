import { ok, type LinkId, type Result } from "#shared/kernel/index.ts";
import { reviewLink, type Forest, type LinkVerdict, type ReviewLinkError } from "#shared/forest/index.ts";

interface ToggleVerdictInput {
  readonly id: LinkId;
  readonly verdict: LinkVerdict;
}

/** Says what I think of a link; said once more, it is taken back. Answers with what I say now. */
export function toggleVerdict(forest: Forest, { id, verdict }: ToggleVerdictInput): Result<LinkVerdict | null, ReviewLinkError> {
  const mine = forest.view.link(id)?.reviews.find((review) => review.personId === forest.author)?.verdict;
  const next = mine === verdict ? null : verdict;
  const reviewed = reviewLink(forest, { id, verdict: next });
  return reviewed.ok ? ok(next) : reviewed;
}
