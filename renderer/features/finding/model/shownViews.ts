import type { SavedViewRecord } from "#shared/forest/index.ts";

type OwnedView = Pick<SavedViewRecord, "createdAtMs" | "createdBy">;

/** The first views of the list, as many as are asked for; behind them what this person saved last, which is looked for where it was put and would else stand out of sight. */
export function shownViews<T extends OwnedView>(views: readonly T[], most: number, personId: string | null): readonly T[] {
  const first = views.slice(0, most);
  const own = personId === null ? undefined : newest(views.filter(({ createdBy }) => createdBy === personId));
  return own === undefined || first.includes(own) ? first : [...first, own];
}

function newest<T extends OwnedView>(views: readonly T[]): T | undefined {
  let found: T | undefined;
  // Of several that came at one time the last of the list is the last that was saved.
  for (const view of views) if (found === undefined || view.createdAtMs >= found.createdAtMs) found = view;
  return found;
}
