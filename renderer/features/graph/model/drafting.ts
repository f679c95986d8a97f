import { isPointId, type PointId } from "#shared/kernel/index.ts";
import { addLinkedPoint, addPoint, startsPrivate, type PointKind } from "#shared/forest/index.ts";
import type { Place, Rect } from "#shared/tower/index.ts";
import { toPlace, toScreen } from "./cameraMath.ts";
import { screenBox, type GraphDesk } from "./graphDesk.ts";
import type { Draft } from "./graphState.ts";

const FIELD: { readonly width: number; readonly height: number } = { width: 200, height: 34 };
const GAP_PX = 8;
const EDGE_PX = 12;

/** Tab: a new point below the selected one. */
export function draftChild(desk: GraphDesk): boolean {
  const id = selectedPoint(desk);
  if (id === null) return false;
  open(desk, { parentId: id, afterId: desk.parts.forest.view.children(id).at(-1), ...born(desk, "point", [id]), from: null, pos: null, box: beside(desk, id) });
  return true;
}

/** Enter: a new point after the selected one; after a case, a case. */
export function draftSibling(desk: GraphDesk): boolean {
  const id = selectedPoint(desk);
  const point = id === null ? undefined : desk.parts.forest.view.point(id);
  if (id === null || point === undefined) return false;
  open(desk, { parentId: point.parentId, afterId: id, ...born(desk, point.kind === "case" ? "case" : "point", [id]), from: null, pos: null, box: beside(desk, id) });
  return true;
}

/** The handle was let go over empty ground: a new point there, and a link that leads to it. */
export function draftLinked(desk: GraphDesk, from: PointId, screen: Place): void {
  const { view } = desk.parts.forest;
  const drop = desk.stage.picture.dropAt(toPlace(desk.camera.get(), screen), []);
  const parentId = drop?.kind === "parent" ? drop.parentId : (view.point(from)?.parentId ?? null);
  open(desk, { parentId, afterId: undefined, ...born(desk, "point", [parentId, from]), from, pos: null, box: within(desk, { x: screen.x - FIELD.width / 2, y: screen.y - FIELD.height / 2, ...FIELD }) });
}

/**
 * What was typed becomes a point. Returns the code of a refusal, or null. `next` begins another one right away: a title and one key are then all a point costs.
 */
export function commitDraft(desk: GraphDesk, draft: Draft, title: string, next: "sibling" | "child" | null): string | null {
  const { forest, shell } = desk.parts;
  // Never told to share: below what has become private while the title was typed, the command keeps the new point private unasked.
  const place = { title, parentId: draft.parentId, kind: draft.kind, ...(draft.afterId === undefined ? {} : { afterId: draft.afterId }), ...(draft.isPrivate ? { isPrivate: true } : {}) };
  const added = draft.from === null ? forest.run(addPoint, place) : forest.run(addLinkedPoint, { ...place, from: draft.from, type: "supports" as const });
  if (!added.ok) return added.error.code;
  const id = typeof added.value === "string" ? added.value : added.value.pointId;
  forest.selection.select([id]);
  shell.announce("graph.announce.added", { title: title.trim() });
  desk.settle();
  desk.parts.cameraPort.request("selection");
  desk.store.set({ draft: null });
  if (next === "sibling") draftSibling(desk);
  else if (next === "child") draftChild(desk);
  return null;
}

/** What a point that begins at these will be. */
const born = ({ parts }: GraphDesk, kind: PointKind, startsAt: readonly (PointId | null)[]): Pick<Draft, "kind" | "isPrivate"> => ({ kind, isPrivate: startsPrivate(parts.forest.view, kind, startsAt) });

function open(desk: GraphDesk, draft: Draft): void {
  if (desk.parts.forest.report.get().readOnlyBecause !== null) return;
  desk.store.set({ draft, renaming: null });
}

function selectedPoint({ parts }: GraphDesk): PointId | null {
  const { ids } = parts.forest.selection.get();
  const [id] = ids;
  return ids.length === 1 && id !== undefined && isPointId(id) ? id : null;
}

/** Just below what it belongs to, and always inside the canvas. */
function beside(desk: GraphDesk, id: PointId): Rect {
  const box = screenBox(desk, id);
  if (box === null) return within(desk, { ...toScreen(desk.camera.get(), { x: 0, y: 0 }), ...FIELD });
  return within(desk, { x: box.x, y: box.y + box.height + GAP_PX, width: Math.max(FIELD.width, Math.min(box.width, 320)), height: FIELD.height });
}

function within(desk: GraphDesk, box: Rect): Rect {
  const { width, height } = desk.extent();
  return { ...box, x: Math.max(EDGE_PX, Math.min(box.x, width - box.width - EDGE_PX)), y: Math.max(EDGE_PX, Math.min(box.y, height - box.height - EDGE_PX)) };
}
