import { isLinkId, isPersonId, type LinkId } from "#shared/kernel/index.ts";
import type { LinkReview } from "../records.ts";
import { KEY_PREFIX, LINK_VERDICTS, type LinkVerdict } from "../schema.ts";
import { cutText, type FieldReader, type StoredRecord } from "./readFields.ts";

const VERDICTS: ReadonlySet<string> = new Set(LINK_VERDICTS);
const NO_REVIEWS: readonly LinkReview[] = Object.freeze([]);
/** Stands against nothing. One array for all of them, since most links do. */
export const NO_LINKS: readonly LinkId[] = Object.freeze([]);

export interface LinkMarks {
  /** By person. */
  readonly reviews: readonly LinkReview[];
  /** The links that this one itself says it stands against, by id; whether they are live is for the view to say. */
  readonly opposes: readonly LinkId[];
}
const NO_MARKS: LinkMarks = Object.freeze({ reviews: NO_REVIEWS, opposes: NO_LINKS });

const byPerson = (a: LinkReview, b: LinkReview): number => (a.personId < b.personId ? -1 : 1);

/** What the keys `review:<personId>` and `opposes:<linkId>` of a link say. One pass over the keys serves both. */
export function readLinkMarks(fields: StoredRecord, reader: FieldReader, id: LinkId): LinkMarks {
  let reviews: LinkReview[] | null = null;
  let opposes: LinkId[] | null = null;
  fields.forEach((value: unknown, key: string) => {
    // All keys of this schema without a colon are passed over by one look: most links have no other.
    if (!key.includes(":")) return;
    if (key.startsWith(KEY_PREFIX.review)) {
      const review = readReview(key.slice(KEY_PREFIX.review.length), value);
      if (review === null) reader.note("bad-field", cutText(key, 80));
      else (reviews ??= []).push(review);
    } else if (key.startsWith(KEY_PREFIX.opposes)) {
      const other = key.slice(KEY_PREFIX.opposes.length);
      if (value !== true || !isLinkId(other) || other === id) reader.note("bad-field", cutText(key, 80));
      else (opposes ??= []).push(other);
    }
  });
  return reviews === null && opposes === null ? NO_MARKS : { reviews: sortedReviews(reviews), opposes: sortedLinks(opposes) };
}

function readReview(personId: string, value: unknown): LinkReview | null {
  // SAFETY: the set holds the members of LinkVerdict.
  return isPersonId(personId) && typeof value === "string" && VERDICTS.has(value) ? Object.freeze({ personId, verdict: value as LinkVerdict }) : null;
}

const sortedReviews = (reviews: LinkReview[] | null): readonly LinkReview[] => (reviews === null ? NO_REVIEWS : Object.freeze(reviews.sort(byPerson)));
const sortedLinks = (links: LinkId[] | null): readonly LinkId[] => (links === null ? NO_LINKS : Object.freeze(links.sort()));
