import { useCallback, useEffect, useRef } from "react";
import { useForest, useReadable, useShell } from "#renderer/runtime/index.ts";
import { isPointId } from "#shared/kernel/index.ts";
import { shellStore } from "./shellStore.ts";
import { useShellState } from "./useShellState.ts";

/** Goes along with the member who is followed, until this person selects something else or that one is gone. Returns the way to a point that somebody looks at. */
export function useFollowing(): (pointId: string) => void {
  const { group, selection, view } = useForest();
  const shell = useShell();
  const followedId = useShellState((state) => state.followedId);
  const peers = useReadable(group.peers);
  /** Where the following led last: any other selection is this person's own. */
  const led = useRef<string | null>(null);
  const go = useCallback((pointId: string): void => {
    if (!isPointId(pointId) || view.point(pointId) === undefined) return;
    if (shellStore.getState().place !== "forest") shell.goTo("forest");
    led.current = pointId;
    selection.select([pointId]);
    shell.camera("selection");
  }, [selection, shell, view]);
  const followed = peers.find(({ personId, presence }) => personId === followedId && (presence?.at ?? null) !== null) ?? peers.find(({ personId }) => personId === followedId);
  const isGone = followedId !== null && followed === undefined;
  const at = followed?.presence?.at ?? null;
  useEffect(() => {
    if (isGone) shellStore.setState({ followedId: null });
    else if (at !== null) go(at);
  }, [isGone, at, go]);
  useEffect(() => {
    if (followedId === null) return undefined;
    return selection.onChange(() => {
      if (selection.get().ids[0] !== led.current) shellStore.setState({ followedId: null });
    });
  }, [followedId, selection]);
  // Another forest, other people.
  useEffect(() => () => { shellStore.setState({ followedId: null }); }, [group]);
  return go;
}
