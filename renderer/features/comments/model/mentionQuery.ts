import type { PersonId } from "#shared/kernel/index.ts";

export interface Member { readonly id: PersonId; readonly name: string }

const LONGEST_QUERY = 20;
const MOST_SHOWN = 8;

/** What is being typed behind an `@` up to the caret, and where that `@` stands; null when the caret is not behind one. The `@` of an address is not one. */
export function mentionQuery(text: string, caret: number): { readonly from: number; readonly query: string } | null {
  // lastIndexOf takes a place before the text for its beginning.
  const from = caret === 0 ? -1 : text.lastIndexOf("@", caret - 1);
  if (from < 0 || caret - from - 1 > LONGEST_QUERY) return null;
  const query = text.slice(from + 1, caret);
  if (/[\s@]/.test(query) || /[A-Za-z0-9_.]/.test(text[from - 1] ?? "")) return null;
  return { from, query };
}

/** Members whose name has the query in it, those that begin with it first. */
export function matchMembers(members: readonly Member[], query: string): readonly Member[] {
  const wanted = query.toLowerCase();
  const found = members.filter((member) => member.name.toLowerCase().includes(wanted));
  const rank = (member: Member): number => (member.name.toLowerCase().startsWith(wanted) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, MOST_SHOWN);
}
