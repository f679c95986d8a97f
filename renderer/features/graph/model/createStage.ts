import { isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";
import { planMount, type MountPlan, type SpotGrid } from "#shared/mounting/index.ts";
import { encloses, grown, type Place, type Rect } from "#shared/tower/index.ts";
import { leastLetterPx } from "../cytoscape/letters.ts";
import type { CameraView, Extent } from "./cameraMath.ts";
import type { Detail, Dressing, FilterLight, Measure, Picture, Translate } from "./lensTypes.ts";
import { cellsAround } from "./clipPoints.ts";
import { middleOf } from "./middleOf.ts";
import type { ForestView } from "#shared/forest/index.ts";

/** Points that are drawn in detail at most, those of the selection aside. */
const MOST_MOUNTED = 440;
/** Planned is what is seen and so much of its size on each side; less where not all of that could be mounted: a pan must not come upon what is missing. */
const AHEAD = [0.3, 0.15, 0.05, 0] as const;
/** A zoom may change by this factor before what is mounted is chosen anew. */
const ZOOM_SLACK = 1.6;
const ZOOM_AT_REST = 0.02;

export interface StageParts {
  readonly view: ForestView;
  readonly t: Translate;
  readonly measure: Measure;
  readonly isReadOnly: () => boolean;
  readonly selection: () => readonly EndId[];
  readonly light: () => FilterLight;
  /** The picture of the lens in force, laid out for the room there is. */
  readonly layOut: () => Picture;
  readonly extent: () => Extent;
  /** How much larger than usual letters are wanted: so much nearer the camera must be for the same to be said. */
  readonly textScale: () => number;
  /** There is another picture, and the camera stays where it is. `onDressed` follows. */
  readonly onLaidOut: (picture: Picture) => void;
  /** `soon`: something was changed; `smooth`: only the camera moved. */
  readonly onDressed: (stage: Stage, pace: "soon" | "smooth") => void;
}

/** What is on the canvas: the picture of one lens, the part of it that is mounted, and how that is dressed. */
export interface Stage {
  readonly picture: Picture;
  readonly dressing: Dressing;
  readonly detail: Detail;
  readonly mounted: ReadonlySet<PointId>;
  placeOf(id: EndId): Rect | undefined;
  /** The point that stands under a place, mounted or not. */
  spotAt(place: Place): { readonly id: PointId; readonly rect: Rect } | null;
  /** Places everything anew, then dresses for the camera as it stands. */
  layOut(): void;
  /** Places everything anew, asks where the camera then stands, and dresses once, for there. While `viewOf` is asked, `picture` and the places of points are already the new ones. */
  layOutFor(viewOf: () => CameraView): void;
  /** There is this room now, as `LayOutInput` counts it. Should things then stand differently: `layOutFor`, else nothing happens. True when it did. */
  refit(room: Extent, viewOf?: () => CameraView): boolean;
  /** Words, selection or light changed: the same places. */
  dress(): void;
  /** The camera moved; what is mounted follows when it must. `isMoving`: more movements are likely, a new zoom can wait until it rests. */
  look(view: CameraView, isMoving?: boolean): void;
  /** The camera has come to rest. */
  rest(): void;
}

interface Planned {
  readonly plan: MountPlan;
  readonly window: Rect;
  /** Larger than that, and another less often: a line that is cut elsewhere is a line to paint anew. */
  readonly linesWithin: Rect;
  readonly zoom: number;
}

/** Nothing is dressed before the camera has been placed: `look`. */
export function createStage(parts: StageParts): Stage {
  let view: CameraView = { x: 0, y: 0, zoom: 1 };
  let picture = parts.layOut();
  let planned: Planned | null = null;
  let mounted: ReadonlySet<PointId> = new Set();
  let dressing: Dressing = { boxes: [], lines: [], targets: [] };
  let linkPlaces: ReadonlyMap<EndId, Rect> | null = null;
  /** The zoom at which letters of the usual size would be as readable. */
  const readingZoom = (zoom: number): number => zoom / parts.textScale();
  const detailAt = (zoom: number): Detail => (readingZoom(zoom) < picture.detail.middle ? "far" : readingZoom(zoom) < picture.detail.near ? "middle" : "near");
  let detail: Detail = "far";

  const isSmall = (): boolean => picture.spots.grid.count <= MOST_MOUNTED;
  const seen = (): Rect => seenBy(view, parts.extent());
  const plan = (): void => {
    const { grid, ids, numberOf } = picture.spots;
    const part = seen();
    const wanted = detailAt(view.zoom);
    const window = wanted === "far" ? ahead(part, AHEAD[0]) : windowAhead(grid, part);
    const must = parts.selection().flatMap((id) => (isPointId(id) ? (numberOf(id) ?? []) : []));
    const next = planMount({ grid, view: part, window, limit: MOST_MOUNTED, must, isFar: wanted === "far" });
    detail = next.isFar ? "far" : wanted;
    planned = { plan: next, window, linesWithin: cellsAround(ahead(part, AHEAD[0])), zoom: view.zoom };
    mounted = new Set(next.spots.flatMap((spot) => ids[spot] ?? []));
  };
  const dress = (pace: "soon" | "smooth"): void => {
    const near = planned === null || isSmall() ? null : planned;
    const dressed = picture.dress({
      view: parts.view, t: parts.t, measure: parts.measure, isReadOnly: parts.isReadOnly(), selection: parts.selection(), mounted, detail, light: parts.light(), zoom: readingZoom(view.zoom), ...(near === null ? {} : { part: near.window }),
    });
    dressing = near === null ? dressed : { ...dressed, linesWithin: near.linesWithin };
    linkPlaces = null;
    parts.onDressed(stage, pace);
  };
  const mustPlan = (): boolean => {
    if (planned === null || detailAt(view.zoom) !== detailAt(planned.zoom)) return true;
    // All points of a small picture are mounted wherever one looks, and so are all names.
    if (isSmall()) return false;
    if (view.zoom > planned.zoom * ZOOM_SLACK || view.zoom < planned.zoom / ZOOM_SLACK) return true;
    return !encloses(planned.window, seen());
  };
  const layOutFor = (viewOf: () => CameraView): void => {
    picture = parts.layOut();
    const before = view;
    view = viewOf();
    if (view === before) parts.onLaidOut(picture);
    plan();
    dress("soon");
  };
  const stage: Stage = {
    get picture() { return picture; },
    get dressing() { return dressing; },
    get detail() { return detail; },
    get mounted() { return mounted; },
    placeOf: (id) => (isPointId(id) ? picture.placeOf(id) : (linkPlaces ??= placesOfLinks(dressing)).get(id)),
    spotAt: (place) => spotUnder(picture, place),
    layOut() { layOutFor(() => view); },
    layOutFor,
    refit(room, viewOf = () => view) {
      if (picture.suits(room)) return false;
      layOutFor(viewOf);
      return true;
    },
    dress() {
      // The selection must be among what is mounted.
      plan();
      dress("soon");
    },
    look(next, isMoving) {
      const isZooming = isMoving && planned !== null && next.zoom !== view.zoom;
      view = next;
      // While the wheel turns everything is scaled as it is; what is mounted for a zoom that is passed through would be thrown away again.
      if (isZooming || !mustPlan()) return;
      plan();
      dress("smooth");
    },
    rest() {
      // Which words have room depends on the exact zoom, not only on how much detail there is.
      const hasZoomed = planned !== null && isOtherZoom(readingZoom(planned.zoom), readingZoom(view.zoom));
      if (!hasZoomed && !mustPlan()) return;
      plan();
      dress("smooth");
    },
  };
  return stage;
}

/** Another step of letters is one, however near: what is dressed for smaller ones would be cut. */
const isOtherZoom = (a: number, b: number): boolean => Math.abs(a / b - 1) >= ZOOM_AT_REST || leastLetterPx(a) !== leastLetterPx(b);

/** As far ahead as all of it can be mounted; where not even what is seen can be, everything is a shape and looking ahead costs nothing. */
function windowAhead(grid: SpotGrid, part: Rect): Rect {
  return AHEAD.map((share) => ahead(part, share)).find((box) => grid.countTouching(box, MOST_MOUNTED) <= MOST_MOUNTED) ?? ahead(part, AHEAD[0]);
}

const seenBy = ({ x, y, zoom }: CameraView, { width, height }: Extent): Rect => ({ x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom });

function spotUnder({ spots }: Picture, place: Place): { readonly id: PointId; readonly rect: Rect } | null {
  const spot = spots.grid.touching({ x: place.x, y: place.y, width: 0, height: 0 }).at(-1);
  const id = spot === undefined ? undefined : spots.ids[spot];
  if (spot === undefined || id === undefined) return null;
  const [x = 0, y = 0, width = 0, height = 0] = spots.rects.subarray(spot * 4, spot * 4 + 4);
  return { id, rect: { x, y, width, height } };
}

/** A link that stands as a sheet of its own is there, any other in the middle of its line. */
function placesOfLinks({ lines, boxes }: Dressing): Map<EndId, Rect> {
  const places = new Map<EndId, Rect>(lines.map((line) => [line.id, placeAround(middleOf(line.points))]));
  for (const box of boxes) if (box.role === "sheet" && !isPointId(box.id)) places.set(box.id, box.rect);
  return places;
}

const LINK_PLACE_PX = 16;
const placeAround = (place: Place): Rect => grown({ ...place, width: 0, height: 0 }, LINK_PLACE_PX / 2);

const ahead = (part: Rect, share: number): Rect => grown(part, { x: part.width * share, y: part.height * share });
