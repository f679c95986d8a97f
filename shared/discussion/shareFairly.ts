import type { PersonId } from "#shared/kernel/index.ts";

/** Something with a name to it: a claim, like every name in a forest. */
interface Said { readonly createdBy: PersonId | null }

/**
 * As many of these as fit, shared out between those who wrote them: everybody's first before anybody's second. How much one writes, and with what dates, takes nothing of the others out of sight.
 * `records` with the best of each first; they stay in this order. The same records give the same answer everywhere.
 */
export function shareFairly<T extends Said>(records: readonly T[], limit: number): readonly T[] {
  if (records.length <= limit) return records;
  const turns = turnsOf(records);
  /** How many are in each turn. */
  const sizes: number[] = [];
  for (const turn of turns) sizes[turn] = (sizes[turn] ?? 0) + 1;
  let whole = 0;
  let left = Math.max(0, limit);
  while (whole < sizes.length && (sizes[whole] ?? 0) <= left) {
    left -= sizes[whole] ?? 0;
    whole += 1;
  }
  // Of the turn that no longer fits as a whole, those that come first.
  return records.filter((_, at) => {
    const turn = turns[at] ?? 0;
    if (turn !== whole) return turn < whole;
    left -= 1;
    return left >= 0;
  });
}

/** Of each record, how many of the same author come before it. */
function turnsOf(records: readonly Said[]): readonly number[] {
  const counts = new Map<PersonId | null, number>();
  return records.map(({ createdBy }) => {
    const turn = counts.get(createdBy) ?? 0;
    counts.set(createdBy, turn + 1);
    return turn;
  });
}

/** Whether one more of this author would be seen, and nothing of theirs go out of sight for it: else it would be said to nobody. */
export function hasRoomFor(author: PersonId, records: readonly Said[], limit: number): boolean {
  if (records.length < limit) return true;
  const all = [...records, { createdBy: author }];
  const ofAuthor = (said: readonly Said[]): number => said.filter(({ createdBy }) => createdBy === author).length;
  return ofAuthor(shareFairly(all, limit)) === ofAuthor(all);
}
