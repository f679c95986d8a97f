import { useEffect, useRef } from "react";
import { useForest, useReadable, useShell, type OpenForest, type ShellPort } from "#renderer/runtime/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { PeerPresence } from "#shared/sync/index.ts";
import { goalOf, type Goal } from "./followGoal.ts";
import { shellStore, type ShellState } from "./shellStore.ts";
import { useShellState } from "./useShellState.ts";

export interface Following {
  /** Who is followed now; null: nobody. */
  readonly followed: PeerPresence | null;
  /** What they look at, as far as it can be shown here. */
  readonly goal: Goal | null;
  stop(): void;
}

/** Where keys mean something else: Escape closes it, or leaves it. */
const ESCAPES_OTHERWISE = "input,textarea,select,[role=dialog],[role=alertdialog],[role=menu],[role=listbox],[role=combobox]";
/** Whoever moves the picture by hand looks for themself. */
const MOVES_VIEW = "[data-panel=graph] [role=application]";

const stop = (): void => { shellStore.setState({ followedId: null }); };

/** Goes along with the member who is followed, to points and notes, until this person goes somewhere by themself, presses Escape, or that one is gone. */
export function useFollowing(): Following {
  const { group, selection, view } = useForest();
  const forest = useForest();
  const shell = useShell();
  const followedId = useShellState((state) => state.followedId);
  const peers = useReadable(group.peers);
  // Somebody at two machines is followed where they look at something.
  const followed = followedId === null ? null : peers.find(({ personId, presence }) => personId === followedId && goalOf(view, presence) !== null) ?? peers.find(({ personId }) => personId === followedId) ?? null;
  const goal = goalOf(view, followed?.presence ?? null);
  const lead = useLead(forest, shell, followedId !== null);
  const name = useRef("");
  if (followed !== null) name.current = followed.name;
  const isGone = followedId !== null && followed === null;
  useEffect(() => {
    if (!isGone) return;
    stop();
    shell.toast({ tone: "info", key: "groups.follow.gone", values: { name: name.current } });
  }, [isGone, shell]);
  const kind = goal?.kind ?? null;
  const pointId = goal?.pointId ?? null;
  useEffect(() => { if (kind !== null && pointId !== null) lead({ kind, pointId }); }, [kind, pointId, followedId, lead]);
  useOwnWays(followedId !== null);
  // Another forest, other people.
  useEffect(() => stop, [selection]);
  return { followed, goal, stop };
}

/** Takes the window to a goal. Once it stands elsewhere by another hand the following is over. */
function useLead(forest: OpenForest, shell: ShellPort, isFollowing: boolean): (goal: Goal) => void {
  const { selection } = forest;
  const isLeading = useRef(false);
  const lead = useRef((goal: Goal): void => {
    isLeading.current = true;
    goTo(goal, shell, selection.select);
    isLeading.current = false;
  });
  useEffect(() => {
    if (!isFollowing) return undefined;
    const stopSelection = selection.onChange(() => { if (!isLeading.current) stop(); });
    const stopPlace = shellStore.subscribe((now, before) => { if (!isLeading.current && isElsewhere(now, before)) stop(); });
    return () => {
      stopSelection();
      stopPlace();
    };
  }, [isFollowing, selection]);
  return lead.current;
}

const isElsewhere = (now: ShellState, before: ShellState): boolean => now.place !== before.place || now.noteId !== before.noteId;

function goTo({ kind, pointId }: Goal, shell: ShellPort, select: (ids: readonly PointId[]) => void): void {
  const { place, noteId } = shellStore.getState();
  if (kind === "note") {
    if (place !== "notes" || noteId !== pointId) shell.openNote(pointId);
    return;
  }
  if (place !== "forest") shell.goTo("forest");
  select([pointId]);
  shell.camera("selection");
}

/** Escape, and moving the picture by hand. */
function useOwnWays(isFollowing: boolean): void {
  useEffect(() => {
    if (!isFollowing) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.isComposing || event.defaultPrevented || isIn(event.target, ESCAPES_OTHERWISE)) return;
      // The first Escape ends the following and nothing else.
      event.preventDefault();
      event.stopPropagation();
      stop();
    };
    const onMove = (event: Event): void => { if (isIn(event.target, MOVES_VIEW)) stop(); };
    window.addEventListener("keydown", onKey, true);
    window.addEventListener("wheel", onMove, { capture: true, passive: true });
    window.addEventListener("pointerdown", onMove, true);
    return () => {
      window.removeEventListener("keydown", onKey, true);
      window.removeEventListener("wheel", onMove, true);
      window.removeEventListener("pointerdown", onMove, true);
    };
  }, [isFollowing]);
}

const isIn = (target: EventTarget | null, selector: string): boolean => target instanceof Element && target.closest(selector) !== null;
