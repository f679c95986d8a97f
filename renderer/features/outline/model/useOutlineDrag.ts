import { useState, type DragEvent } from "react";
import type { PointId } from "#shared/kernel/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { moveTo } from "./outlineCommands.ts";
import { planDrop, type DropSide, type DropTarget } from "./planMove.ts";
import { selectedBranches } from "./selectedPoints.ts";

/** So that other places (the graph) can take points that are dragged out of the outline. */
export const POINTS_MIME = "application/x-zhishisenlin-points";

const EDGE_RATIO = 0.28;

function sideOf(event: DragEvent<HTMLElement>): DropSide {
  const box = event.currentTarget.getBoundingClientRect();
  const ratio = box.height === 0 ? 0.5 : (event.clientY - box.top) / box.height;
  if (ratio < EDGE_RATIO) return "before";
  return ratio > 1 - EDGE_RATIO ? "after" : "inside";
}

export interface OutlineDrag {
  readonly target: DropTarget | null;
  start(event: DragEvent<HTMLElement>, id: PointId): void;
  over(event: DragEvent<HTMLElement>, id: PointId): void;
  drop(event: DragEvent<HTMLElement>): void;
  /** Also what the browser calls when Esc lets the drag go. */
  end(): void;
}

/** Drag and drop of points in the outline. Nothing is written before the drop. */
export function useOutlineDrag(): OutlineDrag {
  const forest = useForest();
  const shell = useShell();
  const [dragged, setDragged] = useState<readonly PointId[]>([]);
  const [target, setTarget] = useState<DropTarget | null>(null);
  const end = (): void => {
    setDragged([]);
    setTarget(null);
  };
  return {
    target,
    start: (event, id) => {
      const selection = forest.selection.get().ids;
      const ids = selection.includes(id) ? selectedBranches(forest.view, selection) : [id];
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData(POINTS_MIME, JSON.stringify(ids));
      event.dataTransfer.setData("text/plain", ids.map((each) => forest.view.point(each)?.title ?? "").join("\n"));
      setDragged(ids);
    },
    over: (event, id) => {
      const next: DropTarget = { id, side: sideOf(event) };
      const allowed = planDrop(forest.view, dragged, next) !== null;
      if (allowed) {
        event.preventDefault();
        event.dataTransfer.dropEffect = "move";
      }
      setTarget((before) => (!allowed ? null : before !== null && before.id === id && before.side === next.side ? before : next));
    },
    drop: (event) => {
      event.preventDefault();
      const place = target === null ? null : planDrop(forest.view, dragged, target);
      if (place !== null) moveTo(forest, shell, dragged, place);
      end();
    },
    end,
  };
}
