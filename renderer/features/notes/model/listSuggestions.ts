import type { SuggestionId, SuggestionRecord } from "#shared/discussion/index.ts";
import type { PersonId } from "#shared/kernel/index.ts";

/** So many are listed at a time: more names than these are nobody's group. */
export const SUGGESTIONS_AT_ONCE = 20;

/** Those of people this forest knows come first, open ones before decided ones: who an author is, a suggestion only claims, and one member can claim to be thousands. */
export function knownFirst(suggestions: readonly SuggestionRecord[], isKnown: (author: PersonId) => boolean): readonly SuggestionRecord[] {
  const known = suggestions.filter(({ createdBy }) => createdBy !== null && isKnown(createdBy));
  if (known.length === 0 || known.length === suggestions.length) return suggestions;
  const isOfKnown = new Set(known);
  const rank = (each: SuggestionRecord): number => (each.decision === null ? 0 : 2) + (isOfKnown.has(each) ? 0 : 1);
  return [0, 1, 2, 3].flatMap((wanted) => suggestions.filter((each) => rank(each) === wanted));
}

export interface ListedSuggestions {
  readonly listed: readonly SuggestionRecord[];
  readonly left: number;
  /** By how many different authors those are. */
  readonly leftAuthors: number;
}

/** The first of them, and the one that is looked at wherever it stands. */
export function listSuggestions(suggestions: readonly SuggestionRecord[], limit: number, shownId: SuggestionId | null): ListedSuggestions {
  const listed = suggestions.filter(({ id }, at) => at < limit || id === shownId);
  const isListed = new Set(listed);
  const left = suggestions.filter((each) => !isListed.has(each));
  return { listed, left: left.length, leftAuthors: new Set(left.map(({ createdBy }) => createdBy)).size };
}
