import type { ReactElement } from "react";
import { GroupChip, OnlinePeople } from "#renderer/features/groups/index.ts";
import { useForest, useShell, useView } from "#renderer/runtime/index.ts";
import { isPointId } from "#shared/kernel/index.ts";
import { shellStore } from "../model/shellStore.ts";
import { useFollowing } from "../model/useFollowing.ts";
import { useShellState } from "../model/useShellState.ts";

/** How many members have received everything; a press shows who has not. */
export function GroupReceived(): ReactElement {
  const shell = useShell();
  return <GroupChip port={useForest().group} onShow={() => { shell.goTo("groups"); }} />;
}

/** Who is here now, and the way to where they are. */
export function GroupPeople(): ReactElement {
  const { group, view } = useForest();
  const followedId = useShellState((state) => state.followedId);
  // A title they look at may change while it is shown.
  useView((each) => each.version);
  const go = useFollowing();
  const titleOf = (pointId: string): string | null => (isPointId(pointId) ? view.point(pointId)?.title ?? null : null);
  return <OnlinePeople port={group} titleOf={titleOf} followedId={followedId} onGo={go} onFollow={(personId) => { shellStore.setState({ followedId: personId }); }} />;
}
