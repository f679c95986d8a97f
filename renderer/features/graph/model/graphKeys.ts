import { isPointId, type EndId } from "#shared/kernel/index.ts";
import { focusOptionsOf } from "../lenses/focus/focusOptions.ts";
import { createKeyCarrying } from "./carryByKey.ts";
import { groveOptionsOf } from "../lenses/grove/groveOptions.ts";
import { draftChild, draftSibling } from "./drafting.ts";
import { screenBox, type GraphDesk } from "./graphDesk.ts";
import { linkWords } from "./linkWords.ts";
import { nearestPoint, type Direction } from "./nearestPoint.ts";
import type { Rect } from "#shared/tower/index.ts";
import type { PointerGestures } from "./pointerGestures.ts";

const ARROWS: Readonly<Record<string, Direction>> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

/** What is held while arrows carry something; to let go of it sets that down. */
const HELD: ReadonlySet<string> = new Set(["Control", "Meta"]);

export interface GraphKeys {
  /** Rings what the keyboard has reached, where it now stands: after it has been drawn anew. */
  placeRing(): void;
  detach(): void;
}

/**
 * Keys that mean something only in the canvas. All others bubble to the shell's shortcuts, so that L, Delete, [ and ] are the same
 * actions here as everywhere.
 */
export function attachKeys(desk: GraphDesk, pointer: Pick<PointerGestures, "cancel">): GraphKeys {
  const { canvas, forest, shell } = desk.parts;
  const placeRing = (): void => {
    const id = forest.selection.get().ids.at(-1);
    // A selected link is drawn thick and says its phrase; a ring in the middle of it would cover that.
    const rect = id === undefined || !isPointId(id) ? undefined : desk.stage.placeOf(id);
    canvas.dataset["within"] = id === undefined ? "nothing" : "selection";
    desk.overlay.set({ focus: rect !== undefined && canvas.matches(":focus-visible") ? rect : null });
  };
  const carrying = createKeyCarrying(desk);
  const carry = (event: KeyboardEvent): boolean => {
    const direction = ARROWS[event.key];
    if (direction !== undefined && (event.ctrlKey || event.metaKey) && !event.altKey) return carrying.step(direction, event.shiftKey);
    if (event.key === "Escape" && carrying.cancel()) {
      shell.announce("graph.carry.back");
      return true;
    }
    // Any other key means what stands there then: undoing right after carrying takes the carrying back.
    if (!HELD.has(event.key) && event.key !== "Shift") carrying.setDown();
    return false;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    const isDone = carry(event) || (!event.altKey && !event.metaKey && handleKey(desk, pointer, event));
    if (isDone) event.preventDefault();
  };
  const onKeyUp = (event: KeyboardEvent): void => { if (HELD.has(event.key)) carrying.setDown(); };
  const onBlur = (): void => {
    carrying.cancel();
    placeRing();
  };
  const onSelection = (): void => {
    const id = forest.selection.get().ids.at(-1);
    if (id !== undefined && canvas === document.activeElement) announce(desk, id);
  };
  canvas.addEventListener("keydown", onKeyDown);
  canvas.addEventListener("keyup", onKeyUp);
  canvas.addEventListener("focus", placeRing);
  canvas.addEventListener("blur", onBlur);
  const stopSelection = forest.selection.onChange(onSelection);
  return {
    placeRing,
    detach() {
      canvas.removeEventListener("keydown", onKeyDown);
      canvas.removeEventListener("keyup", onKeyUp);
      canvas.removeEventListener("focus", placeRing);
      canvas.removeEventListener("blur", onBlur);
      stopSelection();
      // Others would see it carried for as long as this person is here.
      carrying.cancel();
    },
  };
}

function handleKey(desk: GraphDesk, pointer: Pick<PointerGestures, "cancel">, event: KeyboardEvent): boolean {
  const { forest, cameraPort } = desk.parts;
  const { ids } = forest.selection.get();
  const direction = ARROWS[event.key];
  if (direction !== undefined && !event.ctrlKey) {
    const next = nearestPoint(placesOf(desk), ids.at(-1) ?? null, direction);
    if (next === null) return true;
    if (event.shiftKey && !ids.includes(next)) forest.selection.select([...ids, next]);
    else forest.selection.select([next]);
    cameraPort.request("selection");
    return true;
  }
  if (event.ctrlKey) return false;
  return buildByKey(desk, event, ids[0]) || leaveByKey(desk, pointer, event, ids[0]);
}

function buildByKey(desk: GraphDesk, event: KeyboardEvent, id: EndId | undefined): boolean {
  if (event.key === "Enter") return enter(desk, id);
  // With nothing selected Tab leaves the canvas, as everywhere.
  return event.key === "Tab" && !event.shiftKey && draftChild(desk);
}

function leaveByKey(desk: GraphDesk, pointer: Pick<PointerGestures, "cancel">, event: KeyboardEvent, id: EndId | undefined): boolean {
  switch (event.key) {
    case "Escape":
      if (pointer.cancel()) return true;
      // What is only previewed goes first; what is selected stays for looking at it again.
      if (desk.lens() === "grove" && groveOptionsOf(desk.parts.forest).get().ignorePins !== undefined) {
        desk.parts.shell.runAction("view.tidyCancel");
        return true;
      }
      if (desk.parts.forest.selection.get().ids.length === 0) desk.parts.shell.runAction("find.clear");
      desk.parts.forest.selection.clear();
      return true;
    case "ContextMenu":
      return openMenu(desk, id);
    case "F10":
      return event.shiftKey && openMenu(desk, id);
    case "Home":
      desk.parts.shell.camera("fit");
      return true;
    default:
      return false;
  }
}

/** Every point that stands somewhere, mounted or not, and the titles of panels. */
function* placesOf({ stage }: GraphDesk): Iterable<readonly [EndId, Rect]> {
  const { ids, rects } = stage.picture.spots;
  for (let spot = 0; spot < ids.length; spot += 1) {
    const id = ids[spot];
    if (id !== undefined) yield [id, { x: rects[spot * 4] ?? 0, y: rects[spot * 4 + 1] ?? 0, width: rects[spot * 4 + 2] ?? 0, height: rects[spot * 4 + 3] ?? 0 }];
  }
  for (const { rect, hit } of stage.dressing.targets) if (hit.kind === "point" && hit.part === "title") yield [hit.id, rect];
}

/** A link is opened, in the focus a neighbour comes to the middle, elsewhere the next point is begun. */
function enter(desk: GraphDesk, id: EndId | undefined): boolean {
  if (id === undefined) return false;
  if (!isPointId(id)) desk.parts.shell.openDialog({ kind: "edit-link", linkId: id });
  else if (desk.lens() === "focus" && focusOptionsOf(desk.parts.forest).get().centre !== id) desk.parts.shell.runAction("focus.centre");
  else return draftSibling(desk);
  return true;
}

function openMenu(desk: GraphDesk, id: EndId | undefined): boolean {
  const box = id === undefined ? null : screenBox(desk, id);
  desk.store.set({ menuAt: box === null ? { x: 40, y: 40 } : { x: box.x + 12, y: box.y + box.height } });
  return true;
}

/** The canvas has no elements a screen reader could see: it says what the keyboard has reached. */
function announce(desk: GraphDesk, id: EndId): void {
  const { forest: { view, selection }, shell, t } = desk.parts;
  if (!isPointId(id)) {
    const link = view.link(id);
    if (link !== undefined) shell.announce("graph.announce.link", linkWords(view, link, t));
    return;
  }
  const point = view.point(id);
  if (point === undefined) return;
  const parent = point.parentId === null ? undefined : view.point(point.parentId);
  const chosen = selection.get().ids.length;
  const values = { title: point.title, links: view.linksAt(id).length, children: view.children(id).length };
  if (chosen > 1) shell.announce("graph.announce.among", { title: point.title, count: chosen });
  else if (parent === undefined) shell.announce("graph.announce.point", values);
  else shell.announce("graph.announce.pointIn", { ...values, parent: parent.title });
}
