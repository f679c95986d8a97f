import { useEffect, useState } from "react";
import type { EndId } from "#shared/kernel/index.ts";
import type { MayWrite } from "../groups/groupTypes.ts";
import type { HistoryState, OpenReport, SaveState } from "../types.ts";
import { useForest } from "./ForestProvider.tsx";
import { useReadable } from "./useReadable.ts";

/** Ids of what is selected; the first is the primary one. */
export const useSelection = (): readonly EndId[] => useReadable(useForest().selection).ids;

/** "Written" is claimed when nothing more came for so long. */
const CALM_MS = 400;

/**
 * What the save light may claim. Who types is told "writing" once, not "written" and "writing" with every key: it flickers, is read out by a screen reader, and beside a long text
 * every drawing is felt. Claimed too late is no lie; too early never happens.
 */
export function useSaveState(): SaveState {
  const { saveState } = useForest();
  const [shown, show] = useState(saveState.get);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let claimed = saveState.get();
    const claim = (state: SaveState): void => {
      claimed = state;
      show(state);
    };
    const follow = (): void => {
      clearTimeout(timer);
      const now = saveState.get();
      if (now.kind === "written") timer = setTimeout(() => { claim(now); }, CALM_MS);
      else if (now.kind !== "writing" || claimed.kind !== "writing") claim(now);
    };
    claim(claimed);
    const stop = saveState.onChange(follow);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [saveState]);
  return shown;
}

/** Whether undo and redo have something to do, and what. */
export const useHistory = (): HistoryState => useReadable(useForest().history);

/** What opening noticed and repaired. */
export const useOpenReport = (): OpenReport => useReadable(useForest().report);

/** Whether what is shared may only be looked at here: every command that writes there would refuse. */
export const useIsReadOnly = (): boolean => useOpenReport().readOnlyBecause !== null;

/** What the role in the group lets this person change of what is shared. */
export const useMayWrite = (): MayWrite => useReadable(useForest().mayWrite);

/** Whether nothing may be said about what is shared: a commenter may, though the forest is closed to them. */
export const useIsDiscussionReadOnly = (): boolean => {
  const isReadOnly = useIsReadOnly();
  return useMayWrite() !== "discussion" && isReadOnly;
};
