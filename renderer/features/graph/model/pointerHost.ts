import { isPointId, type PointId } from "#shared/kernel/index.ts";
import type { Place } from "#shared/tower/index.ts";
import { toPlace } from "./cameraMath.ts";
import type { GraphDesk } from "./graphDesk.ts";
import { hitTest, isGround, type Hit } from "./hitTest.ts";
import { draggedWith, moveByDrop } from "./moveByDrop.ts";
import { focusOptionsOf } from "../lenses/focus/focusOptions.ts";
import { draftLinked } from "./drafting.ts";
import type { DropMeaning } from "./lensTypes.ts";
import { clearCarried, showCarried } from "./carried.ts";
import { snapPlace, type Snapped } from "./snapPlace.ts";
import { pointsWithin } from "./pointsWithin.ts";
import type { PointerHost } from "./pointerGestures.ts";

const LINE_REACH_PX = 6;
const HANDLE_REACH_PX = 11;
/** Half of what a fingertip covers. */
const HANDLE_TOUCH_REACH_PX = 22;
const SNAP_REACH_PX = 6;

/** Turns gestures into selection, commands and dialogs. `refresh` puts the handle where its card now stands. */
export function createPointerHost(desk: GraphDesk): PointerHost & { refresh(): void } {
  const { camera, parts, store } = desk;
  const { forest, shell, canvas } = parts;
  let hovered: PointId | null = null;
  const placeAt = (screen: Place): Place => toPlace(camera.get(), screen);
  const hitAt = (screen: Place): Hit | null => {
    const place = placeAt(screen);
    const hit = hitTest(desk.stage.dressing, place, LINE_REACH_PX / camera.get().zoom);
    if (hit !== null && !isGround(hit)) return hit;
    // What is not mounted can be met all the same.
    const spot = desk.stage.spotAt(place);
    return spot === null ? hit : { kind: "point", id: spot.id, part: "card" };
  };
  const handleOwner = (): PointId | null => hovered ?? soleCard(desk);
  const showHandle = (): void => { desk.overlay.set({ handle: handlePlace(desk, handleOwner()) }); };
  return {
    camera,
    textScale: parts.textScale,
    leastZoom: desk.leastZoom,
    hitAt,
    handleAt(screen, isTouch) {
      const owner = handleOwner();
      const at = handlePlace(desk, owner);
      const place = placeAt(screen);
      return at !== null && Math.hypot(at.x - place.x, at.y - place.y) <= (isTouch ? HANDLE_TOUCH_REACH_PX : HANDLE_REACH_PX) / camera.get().zoom ? owner : null;
    },
    canDrag: (hit) => hit?.kind === "point" && (hit.part === "card" || (hit.part === "title" && desk.lens() === "grove")),
    isSelected: (hit) => (hit.kind === "point" || hit.kind === "link") && forest.selection.get().ids.includes(hit.id),
    click: (hit, isToggle) => { click(desk, hit, isToggle); },
    openTitle(hit) {
      if (desk.lens() === "focus" && (hit?.kind === "point" || hit?.kind === "link")) {
        forest.selection.select([hit.id]);
        shell.runAction("focus.centre");
      } else if (hit?.kind === "point" && hit.part !== "panel") desk.startRename(hit.id);
      else if (hit?.kind === "link") shell.openDialog({ kind: "edit-link", linkId: hit.id });
    },
    openMenu(hit, screen) {
      const id = hit === null ? null : hit.kind === "point" || hit.kind === "link" ? hit.id : null;
      if (id === null) forest.selection.clear();
      else if (!forest.selection.get().ids.includes(id)) forest.selection.select([id]);
      store.set({ menuAt: screen });
    },
    closeMenu() { store.set({ menuAt: null }); },
    hover(hit) {
      const next = hit?.kind === "point" && hit.part === "card" ? hit.id : null;
      canvas.dataset["over"] = hit === null || (hit.kind === "point" && hit.part === "panel") || hit.kind === "understory" ? "ground" : "thing";
      // The handle sticks out of its card: on the way to it the card stays the hovered one.
      if (next === hovered) return;
      hovered = next;
      showHandle();
    },
    ...draggingOf(desk, placeAt),
    ...reachingOf(desk, { placeAt, hitAt }),
    enclose(corners) { desk.overlay.set({ lasso: corners.map(placeAt) }); },
    take(corners, isAdding) {
      desk.overlay.set({ lasso: null });
      const inside = pointsWithin(desk, corners.map(placeAt));
      const before = isAdding ? forest.selection.get().ids : [];
      forest.selection.select([...new Set([...before, ...inside])]);
      shell.announce("graph.announce.enclosed", { count: inside.length });
    },
    cancel: () => { clearCarried(desk); },
    refresh() {
      if (hovered !== null && desk.stage.placeOf(hovered) === undefined) hovered = null;
      showHandle();
    },
  };
}

/** What letting go here would mean; a place of one's own snaps to its neighbours. */
function dropFor({ stage, camera }: GraphDesk, ids: readonly PointId[], place: Place): Snapped & { readonly drop: DropMeaning | null } {
  const drop = stage.picture.dropAt(place, ids);
  if (drop?.kind !== "pin") return { place, drop, guides: [] };
  const snapped = snapPlace(stage, new Set(ids), { place, box: drop.rect, reach: SNAP_REACH_PX / camera.get().zoom });
  return { ...snapped, drop: snapped.guides.length === 0 ? drop : stage.picture.dropAt(snapped.place, ids) };
}

function draggingOf(desk: GraphDesk, placeAt: (screen: Place) => Place): Pick<PointerHost, "drag" | "drop"> {
  const { forest, shell } = desk.parts;
  return {
    drag(id, screen) {
      const ids = draggedWith(forest, id);
      showCarried(desk, id, { ids, ...dropFor(desk, ids, placeAt(screen)) });
    },
    drop(id, screen) {
      const ids = draggedWith(forest, id);
      const { drop } = dropFor(desk, ids, placeAt(screen));
      clearCarried(desk);
      if (drop !== null) moveByDrop(forest, shell, ids, drop);
    },
  };
}

function reachingOf(desk: GraphDesk, { placeAt, hitAt }: { readonly placeAt: (screen: Place) => Place; readonly hitAt: (screen: Place) => Hit | null }): Pick<PointerHost, "reach" | "join"> {
  const { shell } = desk.parts;
  return {
    reach(from, screen) {
      const rect = desk.stage.placeOf(from);
      const to = linkEndAt(desk, from, hitAt(screen));
      desk.overlay.set({
        handle: null,
        reaching: rect === undefined ? null : { from: { x: rect.x + rect.width, y: rect.y + rect.height }, to: placeAt(screen) },
        target: to === null ? null : (desk.stage.placeOf(to) ?? null),
      });
    },
    join(from, screen) {
      const to = linkEndAt(desk, from, hitAt(screen));
      clearCarried(desk);
      if (to !== null) shell.openDialog({ kind: "link", from, to });
      else draftLinked(desk, from, screen);
    },
  };
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
      // In the focus what is missing beside a point is a link.
      shell.runAction(desk.lens() === "focus" ? "link.create" : "point.addChild");
      return;
    case "more":
      focusOptionsOf(forest).openGroup(hit.group);
  }
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

/** The lower right corner of a card, beside the dot of a leaf: links run beside it, above it stands the badge. */
function handlePlace(desk: GraphDesk, id: PointId | null): Place | null {
  if (id === null) return null;
  const box = desk.stage.dressing.boxes.find((each) => (each.role === "card" || each.role === "sheet" || each.role === "leaf") && each.id === id);
  if (box === undefined) return null;
  if (box.role === "leaf") return { x: box.dot.x + box.dot.radius + 9, y: box.dot.y + box.dot.radius };
  return { x: box.rect.x + box.rect.width, y: box.rect.y + box.rect.height };
}
