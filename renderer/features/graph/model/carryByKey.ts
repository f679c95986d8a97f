import { isPointId, type PointId } from "#shared/kernel/index.ts";
import type { Place } from "#shared/tower/index.ts";
import { toScreen } from "./cameraMath.ts";
import { clearCarried, showCarried } from "./carried.ts";
import { marginsOf, type GraphDesk } from "./graphDesk.ts";
import type { DropMeaning } from "./lensTypes.ts";
import { draggedWith, moveByDrop } from "./moveByDrop.ts";
import type { Direction } from "./nearestPoint.ts";

/** So far on the screen with one press, and so far with Shift. */
const STEP_PX = 8;
const FAR_STEP_PX = 40;
const WAYS: Readonly<Record<Direction, Place>> = { up: { x: 0, y: -1 }, down: { x: 0, y: 1 }, left: { x: -1, y: 0 }, right: { x: 1, y: 0 } };

export interface KeyCarrying {
  /** One step with what is selected; false where places are not a person's to choose. Nothing is written yet. */
  step(direction: Direction, isFar: boolean): boolean;
  /** Lets go of it here: one command, as a drop is. */
  setDown(): void;
  /** True when something was carried: it stays where it was. */
  cancel(): boolean;
}

interface Load { readonly id: PointId; readonly ids: readonly PointId[]; readonly place: Place; readonly drop: DropMeaning | null }

/** What a drag does, by keys: arrows carry while Ctrl (Cmd) is held, letting go of it sets down. Unlike a pointer it does not snap: a step is a step. */
export function createKeyCarrying(desk: GraphDesk): KeyCarrying {
  const { forest, shell } = desk.parts;
  let load: Load | null = null;
  let said = "";
  const end = (): void => {
    load = null;
    said = "";
    clearCarried(desk);
  };
  return {
    step(direction, isFar) {
      const before = load ?? lift(desk);
      if (before === null) return false;
      const length = (isFar ? FAR_STEP_PX : STEP_PX) / desk.camera.get().zoom;
      const way = WAYS[direction];
      const place = { x: before.place.x + way.x * length, y: before.place.y + way.y * length };
      load = { ...before, place, drop: desk.stage.picture.dropAt(place, before.ids) };
      showCarried(desk, before.id, load);
      keepInSight(desk, place);
      const meaning = meaningOf(desk, load.drop);
      if (meaning.said !== said) shell.announce(meaning.key, meaning.values);
      said = meaning.said;
      return true;
    },
    setDown() {
      if (load === null) return;
      const { ids, drop } = load;
      end();
      if (drop === null) shell.announce("graph.carry.back");
      else moveByDrop(forest, shell, ids, drop);
    },
    cancel() {
      const isCarrying = load !== null;
      if (isCarrying) end();
      return isCarrying;
    },
  };
}

/** What would be taken along: the first of the selected that has a place, with the others. */
function lift({ parts: { forest }, stage }: GraphDesk): Load | null {
  const { pinning } = stage.picture;
  if (pinning === undefined || forest.report.get().readOnlyBecause !== null) return null;
  for (const id of forest.selection.get().ids.filter(isPointId)) {
    const place = pinning.standsAt(id);
    if (place !== undefined) return { id, ids: [id, ...draggedWith(forest, id).filter((other) => other !== id)], place, drop: null };
  }
  return null;
}

/** What letting go here would mean, in words; `said` tells two meanings apart. */
function meaningOf({ parts: { forest } }: GraphDesk, drop: DropMeaning | null): { readonly said: string; readonly key: string; readonly values?: { readonly to: string } } {
  if (drop === null) return { said: "nothing", key: "graph.carry.nothing" };
  if (drop.kind === "pin") return { said: "pin", key: "graph.carry.pin" };
  if (drop.parentId === null) return { said: "top", key: "graph.carry.top" };
  return { said: drop.parentId, key: "graph.carry.parent", values: { to: forest.view.point(drop.parentId)?.title ?? "" } };
}

function keepInSight({ camera, extent, lens }: GraphDesk, place: Place): void {
  const view = camera.get();
  const at = toScreen(view, place);
  const { width, height } = extent();
  const { top, right, bottom, left } = marginsOf(lens(), { width, height });
  const inside = { x: Math.min(width - right, Math.max(left, at.x)), y: Math.min(height - bottom, Math.max(top, at.y)) };
  if (inside.x !== at.x || inside.y !== at.y) camera.set({ ...view, x: view.x + inside.x - at.x, y: view.y + inside.y - at.y });
}
