import { afterNextFrame } from "./afterNextFrame.ts";
import { isPointId, type EndId } from "#shared/kernel/index.ts";
import { screenBox, type GraphDesk } from "./graphDesk.ts";
import { nearestPoint, type Direction } from "./nearestPoint.ts";
import type { PointerGestures } from "./pointerGestures.ts";

const ARROWS: Readonly<Record<string, Direction>> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

/**
 * Keys that mean something only in the canvas. All others bubble to the shell's shortcuts, so that L, Delete, [ and ] are the same
 * actions here as everywhere.
 */
export function attachKeys(desk: GraphDesk, pointer: Pick<PointerGestures, "cancel">): () => void {
  const { canvas, forest } = desk.parts;
  const focusRing = (): void => {
    const id = forest.selection.get().ids.at(-1);
    // A selected link is drawn thick and says its phrase; a ring in the middle of it would cover that.
    const rect = id === undefined || !isPointId(id) ? undefined : desk.scene().places.get(id);
    canvas.dataset["within"] = id === undefined ? "nothing" : "selection";
    desk.overlay({ focus: rect !== undefined && canvas.matches(":focus-visible") ? rect : null });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented || event.altKey || event.metaKey) return;
    if (!handleKey(desk, pointer, event)) return;
    event.preventDefault();
  };
  const onSelection = (): void => {
    const id = forest.selection.get().ids.at(-1);
    if (id !== undefined && canvas === document.activeElement) announce(desk, id);
    // After the scene has been drawn anew.
    afterNextFrame(focusRing);
  };
  canvas.addEventListener("keydown", onKeyDown);
  canvas.addEventListener("focus", focusRing);
  canvas.addEventListener("blur", focusRing);
  const stopSelection = forest.selection.onChange(onSelection);
  const stopView = forest.view.onChange(() => { afterNextFrame(focusRing); });
  return () => {
    canvas.removeEventListener("keydown", onKeyDown);
    canvas.removeEventListener("focus", focusRing);
    canvas.removeEventListener("blur", focusRing);
    stopSelection();
    stopView();
  };
}

function handleKey(desk: GraphDesk, pointer: Pick<PointerGestures, "cancel">, event: KeyboardEvent): boolean {
  const { forest, cameraPort, shell } = desk.parts;
  const { ids } = forest.selection.get();
  const direction = ARROWS[event.key];
  if (direction !== undefined && !event.ctrlKey) {
    const next = nearestPoint(desk.scene().places, ids.at(-1) ?? null, direction);
    if (next === null) return true;
    if (event.shiftKey && !ids.includes(next)) forest.selection.select([...ids, next]);
    else forest.selection.select([next]);
    cameraPort.request("selection");
    return true;
  }
  if (event.ctrlKey) return false;
  switch (event.key) {
    case "Enter":
      return openSelected(desk, ids[0]);
    case "Escape":
      if (!pointer.cancel()) forest.selection.clear();
      return true;
    case "ContextMenu":
      return openMenu(desk, ids[0]);
    case "F10":
      return event.shiftKey && openMenu(desk, ids[0]);
    case "Home":
      shell.camera("fit");
      return true;
    default:
      return false;
  }
}

function openSelected(desk: GraphDesk, id: EndId | undefined): boolean {
  if (id === undefined) return false;
  if (isPointId(id)) desk.startRename(id);
  else desk.parts.shell.openDialog({ kind: "edit-link", linkId: id });
  return true;
}

function openMenu(desk: GraphDesk, id: EndId | undefined): boolean {
  const box = id === undefined ? null : screenBox(desk, id);
  desk.store.set({ menuAt: box === null ? { x: 40, y: 40 } : { x: box.x + 12, y: box.y + box.height } });
  return true;
}

/** The canvas has no elements a screen reader could see: it says what the keyboard has reached. */
function announce(desk: GraphDesk, id: EndId): void {
  const { forest, shell } = desk.parts;
  const { view } = forest;
  if (isPointId(id)) {
    const point = view.point(id);
    if (point === undefined) return;
    const parent = point.parentId === null ? undefined : view.point(point.parentId);
    const values = { title: point.title, links: view.linksAt(id).length, children: view.children(id).length };
    if (parent === undefined) shell.announce("graph.announce.point", values);
    else shell.announce("graph.announce.pointIn", { ...values, parent: parent.title });
    return;
  }
  const link = view.link(id);
  if (link !== undefined) shell.announce("graph.announce.link", { phrase: link.phrase });
}
