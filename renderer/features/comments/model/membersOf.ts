import type { DiscussionView } from "#shared/discussion/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import type { PersonId } from "#shared/kernel/index.ts";
import type { Member } from "./mentionQuery.ts";

/** Everybody with a name who has left a trace: made a point or a link, judged one, or said something. Walks over the forest, so ask once and not per key. */
export function membersOf(view: ForestView, discussion: DiscussionView | null): readonly Member[] {
  const ids = new Set<PersonId>();
  const add = (id: PersonId | null): void => { if (id !== null) ids.add(id); };
  for (const point of view.points()) add(point.createdBy);
  for (const link of view.links()) {
    add(link.createdBy);
    for (const review of link.reviews) add(review.personId);
  }
  for (const thread of discussion?.threads() ?? []) for (const comment of thread.comments) add(comment.createdBy);
  return [...ids].flatMap((id) => {
    const name = view.personName(id)?.trim() ?? "";
    return name === "" ? [] : [{ id, name }];
  }).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
