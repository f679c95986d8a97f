import type { DiscussionView } from "#shared/discussion/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import { isPersonId, type PersonId } from "#shared/kernel/index.ts";
import type { GroupState } from "#shared/sync/index.ts";
import type { Member } from "./mentionQuery.ts";

/** Everybody with a name who is in the group, or has left a trace: made a point or a link, judged one, or said something. Walks over the forest, so ask once and not per key. */
export function membersOf(view: ForestView, discussion: DiscussionView | null, group: Pick<GroupState, "members"> | null = null): readonly Member[] {
  const ids = new Set<PersonId>();
  const add = (id: PersonId | null): void => { if (id !== null) ids.add(id); };
  for (const point of view.points()) add(point.createdBy);
  for (const link of view.links()) {
    add(link.createdBy);
    for (const review of link.reviews) add(review.personId);
  }
  for (const thread of discussion?.threads() ?? []) for (const comment of thread.comments) add(comment.createdBy);
  const inGroup = new Map<PersonId, string>();
  for (const { personId, name } of group?.members ?? []) {
    if (!isPersonId(personId)) continue;
    add(personId);
    inGroup.set(personId, name);
  }
  return [...ids].flatMap((id) => {
    const name = (view.personName(id) ?? inGroup.get(id) ?? "").trim();
    return name === "" ? [] : [{ id, name }];
  }).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
