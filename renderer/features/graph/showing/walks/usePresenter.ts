import { useEffect, useRef, useState, type Dispatch, type RefObject, type SetStateAction } from "react";
import { descendantsOf, type ForestView, type PointKind } from "#shared/forest/index.ts";
import { isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { FIRST_STOP, pressInPresenter, type PresenterState } from "./presenterKeys.ts";
import { setStopLight } from "./presenting.ts";
import { presentEnds } from "./stopTitle.ts";
import { useWholeScreen } from "./useWholeScreen.ts";
import type { Walk } from "./walkSpec.ts";

/** Steps through a walk: keys, the light on the stop, the camera. Everything is as before when it ends. */
export function usePresenter(walk: Walk, onEnd: () => void): { readonly stage: RefObject<HTMLDivElement | null>; readonly state: PresenterState; readonly setState: Dispatch<SetStateAction<PresenterState>> } {
  const stage = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<PresenterState>(FIRST_STOP);
  const count = walk.stops.length;
  const sizeTurn = useWholeScreen(onEnd);
  useStage(walk, Math.min(state.index, count - 1), sizeTurn);
  useEffect(() => {
    const before = document.activeElement;
    stage.current?.focus();
    return () => { if (before instanceof HTMLElement) before.focus(); };
  }, []);
  useKeys(stage, state, { count, setState, onEnd });
  return { stage, state: state.index < count ? state : { ...state, index: count - 1 }, setState };
}

interface KeyParts { readonly count: number; readonly setState: (state: PresenterState) => void; readonly onEnd: () => void }

function useKeys(stage: RefObject<HTMLDivElement | null>, state: PresenterState, { count, setState, onEnd }: KeyParts): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // Tab walks among the buttons, and Enter or Space presses the one that has the focus.
      const isOnButton = event.target instanceof HTMLButtonElement && stage.current?.contains(event.target) === true;
      if (event.key === "Tab" || (isOnButton && (event.key === "Enter" || event.key === " "))) return event.stopPropagation();
      const next = pressInPresenter(state, event, count);
      // No shortcut of the forest behind may answer; what belongs to the system still does.
      event.stopPropagation();
      if (!event.ctrlKey && !event.metaKey && !event.altKey && !/^F\d+$/.test(event.key)) event.preventDefault();
      if (next === "end") onEnd();
      else setState(next);
    };
    window.addEventListener("keydown", onKeyDown, true);
    return () => { window.removeEventListener("keydown", onKeyDown, true); };
  }, [stage, state, count, setState, onEnd]);
}

/** Selects what is looked at, lights only that, and brings it into the frame; again when the frame changes its size. */
function useStage(walk: Walk, index: number, sizeTurn: number): void {
  const forest = useForest();
  const shell = useShell();
  const stop = walk.stops[index];
  const ids = stop?.ids.join(" ") ?? "";
  useEffect(() => {
    const before = forest.selection.get().ids;
    return () => {
      setStopLight(null);
      forest.selection.select(before);
    };
  }, [forest]);
  useEffect(() => {
    const ends = stop === undefined ? [] : presentEnds(forest.view, stop);
    forest.selection.select(ends);
    setStopLight(new Set(ends.flatMap((id) => litBy(id, forest.view))));
    // The graph learns of its new size in the next frame, and stands in it in the one after.
    let frame = requestAnimationFrame(() => { frame = requestAnimationFrame(() => { shell.camera("frame"); }); });
    return () => { cancelAnimationFrame(frame); };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `ids` stands for the stop: a note that changes must not move the camera
  }, [forest, shell, ids, index, sizeTurn]);
}

const FRAMES: ReadonlySet<PointKind> = new Set(["wisdom", "module"]);

/** A module lights all that stands in it; a link its two ends, as far as they are points. */
function litBy(id: EndId, view: ForestView): readonly PointId[] {
  if (isPointId(id)) return FRAMES.has(view.point(id)?.kind ?? "point") ? [id, ...descendantsOf(view, id)] : [id];
  const link = view.link(id);
  return link === undefined ? [] : [link.from, link.to].filter(isPointId);
}
