import { useState, type DragEvent } from "react";
import type { PointId } from "#shared/kernel/index.ts";
import { selectedBranches } from "#shared/forest/index.ts";
import { couldCarryText, textInDrag, POINTS_MIME, useForest, useIsReadOnly, useShell } from "#renderer/runtime/index.ts";
import { moveTo } from "./outlineCommands.ts";
import { planDrop, type DropSide, type DropTarget } from "./planMove.ts";

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
  /** The tree is left: the line that shows where things would land goes out. */
  leave(event: DragEvent<HTMLElement>): void;
  /** Also what the browser calls when Esc lets the drag go. */
  end(): void;
}

/** Drag and drop in the outline: its own points, and text and text files from outside. Nothing is written before the drop. */
export function useOutlineDrag(): OutlineDrag {
  const forest = useForest();
  const shell = useShell();
  const isReadOnly = useIsReadOnly();
  const [dragged, setDragged] = useState<readonly PointId[]>([]);
  const [target, setTarget] = useState<DropTarget | null>(null);
  const end = (): void => {
    setDragged([]);
    setTarget(null);
  };
  const isWelcome = ({ dataTransfer }: DragEvent): boolean => dragged.length > 0 || (!isReadOnly && couldCarryText(dataTransfer));
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
      const allowed = isWelcome(event) && planDrop(forest.view, dragged, next) !== null;
      if (allowed) {
        event.preventDefault();
        event.dataTransfer.dropEffect = dragged.length > 0 ? "move" : "copy";
      }
      setTarget((before) => (!allowed ? null : before !== null && before.id === id && before.side === next.side ? before : next));
    },
    drop: (event) => {
      const place = target === null ? null : planDrop(forest.view, dragged, target);
      const dropped = dragged.length > 0 ? null : textInDrag(event.dataTransfer);
      end();
      if (dragged.length === 0 && dropped === null) return;
      event.preventDefault();
      if (place === null) return;
      if (dropped === null) moveTo(forest, shell, dragged, place);
      else shell.takeText(dropped, { parentId: place.parentId, ...(place.afterId === undefined ? {} : { afterId: place.afterId }) });
    },
    leave: (event) => {
      // Leaving for a part of the same row is no leaving.
      if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setTarget(null);
    },
    end,
  };
}
