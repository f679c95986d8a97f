import { useState, type DragEvent } from "react";
import { moveView } from "#shared/forest/index.ts";
import { useForest, useIsReadOnly, useShell } from "#renderer/runtime/index.ts";
import type { ReadableView } from "./applyView.ts";
import { placeBeside, placeOfStep } from "./movedView.ts";

type ViewId = ReadableView["id"];
export interface ViewDrop { readonly id: ViewId; readonly side: "before" | "after" }

export interface ViewOrder {
  /** Where what is dragged would land. */
  readonly drop: ViewDrop | null;
  readonly isFixed: boolean;
  /** One place up or down; the keyboard's way. */
  step(id: ViewId, step: 1 | -1): void;
  start(event: DragEvent, id: ViewId): void;
  over(event: DragEvent<HTMLElement>, id: ViewId): void;
  leave(event: DragEvent<HTMLElement>): void;
  dropHere(event: DragEvent): void;
  end(): void;
}

const VIEW_MIME = "application/x-zhishisenlin-view";

/** Putting saved views into another order, by dragging or by keys. Nothing is written before the drop. */
export function useViewOrder(views: readonly Pick<ReadableView, "id">[]): ViewOrder {
  const forest = useForest();
  const shell = useShell();
  const isFixed = useIsReadOnly();
  const [dragged, setDragged] = useState<ViewId | null>(null);
  const [drop, setDrop] = useState<ViewDrop | null>(null);
  const move = (id: ViewId, afterId: ViewId | null | undefined): void => {
    if (afterId === undefined || isFixed) return;
    const moved = forest.run(moveView, { id, afterId });
    const shown = forest.view.views().filter(({ kind }) => kind === "view");
    if (moved.ok) shell.announce("finding.said.viewMoved", { at: shown.findIndex((view) => view.id === id) + 1, count: shown.length });
    else shell.toast({ tone: "warn", key: "finding.toast.viewRefused" });
  };
  const end = (): void => {
    setDragged(null);
    setDrop(null);
  };
  return {
    drop, isFixed, end,
    step: (id, step) => move(id, placeOfStep(forest.view.views(), views.map((view) => view.id), id, step)),
    start: (event, id) => {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData(VIEW_MIME, id);
      setDragged(id);
    },
    over: (event, id) => {
      if (dragged === null) return;
      event.preventDefault();
      const box = event.currentTarget.getBoundingClientRect();
      const side = event.clientY < box.top + box.height / 2 ? "before" : "after";
      setDrop((before) => (before?.id === id && before.side === side ? before : { id, side }));
    },
    leave: (event) => { if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setDrop(null); },
    dropHere: (event) => {
      event.preventDefault();
      if (dragged !== null && drop !== null) move(dragged, placeBeside(forest.view.views(), dragged, drop.id, drop.side));
      end();
    },
  };
}
