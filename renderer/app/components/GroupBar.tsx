import type { ReactElement } from "react";
import { FollowBar, GroupChip, OnlinePeople } from "#renderer/features/groups/index.ts";
import { useForest, useShell, useView } from "#renderer/runtime/index.ts";
import { isPointId } from "#shared/kernel/index.ts";
import { shellStore } from "../model/shellStore.ts";
import { useFollowing } from "../model/useFollowing.ts";

/** How many members have received everything; a press shows who has not. */
export function GroupReceived(): ReactElement {
  const shell = useShell();
  return <GroupChip port={useForest().group} onShow={() => { shell.goTo("groups"); }} />;
}

/** Who is here now, and whom the view goes along with. */
export function GroupPeople(): ReactElement {
  const { group, view } = useForest();
  // A title they look at may change while it is shown.
  useView((each) => each.version);
  const { followed, goal, stop } = useFollowing();
  const titleOf = (pointId: string): string | null => (isPointId(pointId) ? view.point(pointId)?.title ?? null : null);
  return (
    <>
      {followed === null ? null : <FollowBar person={followed} title={goal === null ? null : titleOf(goal.pointId)} onStop={stop} />}
      <OnlinePeople port={group} titleOf={titleOf} followedId={followed?.personId ?? null} onFollow={(personId) => { shellStore.setState({ followedId: personId }); }} />
    </>
  );
}
