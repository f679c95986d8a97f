import { useRef, useSyncExternalStore } from "react";
import type { EndId } from "#shared/kernel/index.ts";
import type { MayWrite } from "../groups/groupTypes.ts";
import type { HistoryState, OpenReport, SaveState } from "../types.ts";
import { useForest } from "./ForestProvider.tsx";
import { useReadable } from "./useReadable.ts";

/** Ids of what is selected; the first is the primary one. */
export const useSelection = (): readonly EndId[] => useReadable(useForest().selection).ids;

/** What the save light may claim. Drawn anew when the claim differs, not with each of the keys that are on their way: beside a long text every drawing is felt. */
export function useSaveState(): SaveState {
  const { saveState } = useForest();
  const last = useRef(saveState.get());
  return useSyncExternalStore(saveState.onChange, () => {
    const now = saveState.get();
    if (now.kind !== "writing" || last.current.kind !== "writing") last.current = now;
    return last.current;
  });
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
