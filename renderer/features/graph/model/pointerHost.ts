import { isPointId, type PointId } from "#shared/kernel/index.ts";
import type { Place } from "#shared/tower/index.ts";
import { toPlace } from "./cameraMath.ts";
import type { GraphDesk } from "./graphDesk.ts";
import { dropTarget, hitTest, type Hit } from "./hitTest.ts";
import { draggedWith, moveByDrop, parentByDrop } from "./moveByDrop.ts";
import type { PointerHost } from "./pointerGestures.ts";

const LINE_REACH_PX = 6;
const HANDLE_REACH_PX = 11;

/** Turns gestures into selection, commands and dialogs. `refresh` puts the handle where its card now stands. */
export function createPointerHost(desk: GraphDesk): PointerHost & { refresh(): void } {
  const { camera, parts, store } = desk;
  const { forest, shell, canvas } = parts;
  let hovered: PointId | null = null;
  const placeAt = (screen: Place): Place => toPlace(camera.get(), screen);
  const hitAt = (screen: Place): Hit | null => hitTest(desk.scene(), placeAt(screen), LINE_REACH_PX / camera.get().zoom);
  const handleOwner = (): PointId | null => hovered ?? soleCard(desk);
  const showHandle = (): void => { desk.overlay({ handle: handlePlace(desk, handleOwner()) }); };
  return {
    camera,
    textScale: parts.textScale,
    hitAt,
    handleAt(screen) {
      const owner = handleOwner();
      const at = handlePlace(desk, owner);
      const place = placeAt(screen);
      return at !== null && Math.hypot(at.x - place.x, at.y - place.y) <= HANDLE_REACH_PX / camera.get().zoom ? owner : null;
    },
    click: (hit, isToggle) => { click(desk, hit, isToggle); },
    openTitle(hit) {
      if (hit?.kind === "point" && hit.part !== "panel" ) desk.startRename(hit.id);
      else if (hit?.kind === "link") shell.openDialog({ kind: "edit-link", linkId: hit.id });
    },
    openMenu(hit, screen) {
      const id = hit === null ? null : hit.kind === "point" || hit.kind === "link" ? hit.id : null;
      if (id === null) forest.selection.clear();
      else if (!forest.selection.get().ids.includes(id)) forest.selection.select([id]);
      store.set({ menuAt: screen });
    },
    hover(hit) {
      const next = hit?.kind === "point" && hit.part === "card" ? hit.id : null;
      canvas.dataset["over"] = hit === null || (hit.kind === "point" && hit.part === "panel") || hit.kind === "understory" ? "ground" : "thing";
      // The handle sticks out of its card: on the way to it the card stays the hovered one.
      if (next === hovered) return;
      hovered = next;
      showHandle();
    },
    drag(id, screen) {
      const place = placeAt(screen);
      const ids = draggedWith(forest, id);
      const under = dropTarget(desk.scene(), place);
      const parent = parentByDrop(forest, ids, under?.hit ?? null);
      const title = forest.view.point(id)?.title ?? "";
      const text = ids.length > 1 ? parts.t("graph.dragging", { title, count: ids.length }) : title;
      desk.overlay({ handle: null, ghost: { rect: { x: place.x - 50, y: place.y - 14, width: 120, height: 32 }, text }, target: parent === undefined ? null : (under?.rect ?? null) });
    },
    drop(id, screen) {
      const ids = draggedWith(forest, id);
      const parent = parentByDrop(forest, ids, dropTarget(desk.scene(), placeAt(screen))?.hit ?? null);
      clearGesture(desk);
      if (parent !== undefined) moveByDrop(forest, shell, ids, parent);
    },
    reach(from, screen) {
      const place = placeAt(screen);
      const rect = desk.scene().places.get(from);
      const to = linkEndAt(desk, from, hitAt(screen));
      desk.overlay({
        handle: null,
        reaching: rect === undefined ? null : { from: { x: rect.x + rect.width, y: rect.y + rect.height }, to: place },
        target: to === null ? null : (desk.scene().places.get(to) ?? null),
      });
    },
    join(from, screen) {
      const to = linkEndAt(desk, from, hitAt(screen));
      clearGesture(desk);
      if (to !== null) shell.openDialog({ kind: "link", from, to });
    },
    cancel: () => { clearGesture(desk); },
    refresh() {
      if (hovered !== null && !desk.scene().places.has(hovered)) hovered = null;
      showHandle();
    },
  };
}

function clearGesture(desk: GraphDesk): void {
  desk.overlay({ ghost: null, target: null, reaching: null });
}

function click(desk: GraphDesk, hit: Hit | null, isToggle: boolean): void {
  const { forest, shell } = desk.parts;
  if (hit === null || hit.kind === "understory" || (hit.kind === "point" && hit.part === "panel")) {
    if (!isToggle) forest.selection.clear();
    return;
  }
  switch (hit.kind) {
    case "point":
    case "link":
      if (isToggle) forest.selection.toggle(hit.id);
      else forest.selection.select([hit.id]);
      return;
    case "vacancy":
      forest.selection.select([hit.parentId]);
      shell.runAction("point.addChild");
      return;
    case "rest":
      openRest(desk, hit);
  }
}

/** What a bounded panel does not show is all in the outline. */
function openRest(desk: GraphDesk, { parentId, hidden }: Extract<Hit, { kind: "rest" }>): void {
  const { forest, shell } = desk.parts;
  const parent = parentId === null ? undefined : forest.view.point(parentId);
  shell.focusPanel("outline");
  if (parent === undefined) {
    shell.toast({ tone: "info", key: "graph.rest.understory", values: { count: hidden } });
    return;
  }
  forest.selection.select([parent.id]);
  shell.toast({ tone: "info", key: "graph.rest.inParent", values: { title: parent.title, count: hidden } });
}

function linkEndAt(desk: GraphDesk, from: PointId, hit: Hit | null): PointId | Extract<Hit, { kind: "link" }>["id"] | null {
  if (hit?.kind === "link") return hit.id;
  if (hit?.kind !== "point" || hit.part === "panel" || hit.id === from) return null;
  return desk.parts.forest.view.point(hit.id) === undefined ? null : hit.id;
}

/** The one selected card keeps its handle while the pointer is elsewhere. */
function soleCard(desk: GraphDesk): PointId | null {
  const { ids } = desk.parts.forest.selection.get();
  const [id] = ids;
  return ids.length === 1 && id !== undefined && isPointId(id) ? id : null;
}

/** The lower right corner: beside it run links, above it stands the badge. */
function handlePlace(desk: GraphDesk, id: PointId | null): Place | null {
  if (id === null) return null;
  const card = desk.scene().boxes.find((box) => box.role === "card" && box.id === id);
  return card === undefined ? null : { x: card.rect.x + card.rect.width, y: card.rect.y + card.rect.height };
}
