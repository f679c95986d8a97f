import { isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";
import { around, grown, meets, type Rect } from "#shared/tower/index.ts";
import { toPlace } from "../model/cameraMath.ts";
import type { GraphDesk } from "../model/graphDesk.ts";
import type { Dressing, LayOutInput, Picture } from "../model/lensTypes.ts";
import type { SceneBox } from "../model/sceneTypes.ts";
import type { ShowingOptions, ShowingScope, ShowingSnapshot } from "./showingPort.ts";

const AIR_PX = 24;

/** A part of the graph as it stands, for handing out: laid out once more from what may be shown, so that nothing else can be in it. */
export function takeSnapshot(desk: GraphDesk, layOut: (view: ShowingOptions["view"]) => { readonly picture: Picture; readonly input: LayOutInput }, scope: ShowingScope, { view }: ShowingOptions): ShowingSnapshot | null {
  const { picture, input } = layOut(view);
  const selection = desk.parts.forest.selection.get().ids.filter((id) => (isPointId(id) ? view.point(id) : view.link(id)) !== undefined);
  if (picture.spots.ids.length === 0 || (scope === "selection" && selection.length === 0)) return null;
  const part = scope === "view" ? seenOf(desk) : null;
  // The focus has room for summaries; elsewhere they would have to be smaller than letters may be.
  const detail = picture.lens === "focus" ? "near" : "middle";
  const dressing = picture.dress({
    view, t: input.t, measure: input.measure, isReadOnly: true, selection: scope === "view" ? selection : [], mounted: mountedIn(picture, part), ...(part === null ? {} : { part }), detail,
    light: scope === "view" ? desk.parts.forest.filter.get().light : { points: null, linkTypes: null, fresh: new Set(), showsDisputes: true }, zoom: Math.max(1, picture.detail[detail]),
  });
  const chosen = scope === "selection" ? onlySelected(dressing, picture, new Set(selection)) : { ...dressing, bounds: part ?? picture.bounds };
  if (chosen === null) return null;
  const inPart = (rect: Rect): boolean => part === null || meets(rect, part);
  return {
    ground: [...picture.ground, ...(dressing.shapes ?? [])],
    boxes: chosen.boxes.filter((box) => box.role !== "vacancy" && inPart(box.rect)),
    lines: chosen.lines,
    bounds: chosen.bounds,
    // i18n-keys: graph.lens.*
    title: input.t(`graph.lens.${picture.lens}`),
    measure: input.measure,
  };
}

function seenOf({ camera, extent }: GraphDesk): Rect {
  const view = camera.get();
  const { width, height } = extent();
  return { ...toPlace(view, { x: 0, y: 0 }), width: width / view.zoom, height: height / view.zoom };
}

function mountedIn({ spots }: Picture, part: Rect | null): ReadonlySet<PointId> {
  if (part === null) return new Set(spots.ids);
  return new Set(spots.ids.filter((_, spot) => {
    const [x = 0, y = 0, width = 0, height = 0] = spots.rects.subarray(spot * 4, spot * 4 + 4);
    return meets({ x, y, width, height }, part);
  }));
}

/** What is selected, the links among it, and the ground below. */
function onlySelected({ boxes, lines }: Dressing, picture: Picture, selected: ReadonlySet<EndId>): (Pick<Dressing, "boxes" | "lines"> & { readonly bounds: Rect }) | null {
  const rects = [...selected].flatMap((id) => (isPointId(id) ? (picture.placeOf(id) ?? []) : []));
  if (rects.length === 0) return null;
  const bounds = grown(around(rects), AIR_PX);
  const idOf = (each: SceneBox): EndId | null => ("id" in each ? each.id : null);
  const points = new Set([...selected].filter(isPointId));
  const kept = lines.filter((line) => selected.has(line.id) || joins(line.points, picture, points));
  const phrases = new Set(kept.map(({ id }) => `chip:${id}`));
  const isChosen = (each: SceneBox): boolean => {
    const id = idOf(each);
    if (each.role === "chip") return phrases.has(each.key);
    return id === null ? meets(each.rect, bounds) : selected.has(id);
  };
  return { boxes: boxes.filter(isChosen), lines: kept, bounds };
}

/** Whether a line begins and ends at two of these points. */
function joins(places: Dressing["lines"][number]["points"], picture: Picture, points: ReadonlySet<PointId>): boolean {
  const touches = (place: { readonly x: number; readonly y: number } | undefined): boolean => place !== undefined && [...points].some((id) => {
    const rect = picture.placeOf(id);
    return rect !== undefined && meets({ ...place, width: 0, height: 0 }, grown(rect, 3));
  });
  return touches(places[0]) && touches(places.at(-1));
}
