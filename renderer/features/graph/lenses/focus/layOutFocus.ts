import { wisdomOf, type ForestView } from "#shared/forest/index.ts";
import { isPointId, type EndId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import { layoutFocus, mostLinked, type FocusLayout, type FocusSizes } from "#shared/focus/index.ts";
import { holds, type Rect } from "#shared/tower/index.ts";
import { createSpots } from "#renderer/features/graph/model/createSpots.ts";
import { TINTS, type DressInput, type Dressing, type LayOutInput, type Picture, type Spots } from "#renderer/features/graph/model/lensTypes.ts";
import { parentAt } from "#renderer/features/graph/model/moveByDrop.ts";
import { dressBeyond } from "./dressBeyond.ts";
import { dressCurves } from "./dressCurves.ts";
import { dressHeadings } from "./dressHeadings.ts";
import { dressSheets } from "./dressSheets.ts";
import type { FocusDraft } from "./focusDraft.ts";
import { focusGround } from "./focusGround.ts";
import type { FocusOptionsState } from "./focusOptions.ts";
import { centreLines, centreTitleLines, chipWidth, countWords, groupTitle, headingWords, MIDDLE_ZOOM, NEAR_ZOOM, pillWidth, sheetWords, type Wording } from "./focusWords.ts";
import { GLYPH_ROOM, glyphTypeOf } from "./groupGlyph.ts";

/** Up to so many links of the centre are drawn as those of the selection. */
const CALM_CURVES = 24;

export type FocusLook = Pick<FocusOptionsState, "centre" | "depth" | "showsReasons" | "groupsByType" | "opened">;

/** 焦点: one point or link in the middle, what it is linked with around it. Costs the same in a forest of any size, once something is in the middle. */
export function layOutFocus(input: LayOutInput, look: FocusLook): Picture {
  const { view, room } = input;
  const centre = centreOf(view, look);
  if (centre === null) return emptyPicture(room);
  const wording: Wording = { view, t: input.t, measure: input.measure, isReadOnly: input.isReadOnly, showsReasons: look.showsReasons };
  const layout = layoutFocus(view, { centre, depth: look.depth, groupsByType: look.groupsByType, room, opened: look.opened, invites: !input.isReadOnly, sizes: sizesOf(wording, centre, room.width) });
  const places = placesOf(layout);
  return {
    lens: "focus",
    bounds: layout.bounds,
    spots: spotsOf(view, places),
    ground: focusGround(layout),
    detail: { middle: MIDDLE_ZOOM, near: NEAR_ZOOM },
    opening: layout.centre.rect,
    dress: (dressInput) => dress(layout, look.showsReasons, dressInput),
    dropAt(place, dragged) {
      const under = [...places].find(([, rect]) => holds(rect, place));
      return under === undefined ? null : parentAt(view, dragged, under[0], under[1]);
    },
    placeOf: (id) => places.get(id),
    suits: (other) => isSameRoom(room, other),
  };
}

/** What stands in the middle: what was walked to, or where most links meet. Null in an empty forest. */
export function centreOf(view: ForestView, { centre }: Pick<FocusLook, "centre">): EndId | null {
  const isThere = centre !== null && (isPointId(centre) ? view.point(centre) : view.link(centre)) !== undefined;
  return isThere ? centre : mostLinked(view);
}

function sizesOf(wording: Wording, centre: EndId, roomPx: number): FocusSizes {
  return {
    linesOf(neighbour) {
      const { lines, invite } = sheetWords(wording, neighbour);
      return lines.length + (invite === "" ? 0 : 1);
    },
    centreLines: () => centreLines(wording, centre).length,
    centreTitleLines: () => centreTitleLines(wording, centre),
    pillWidth: (id) => pillWidth(wording, id),
    chipWidth: (id) => chipWidth(wording, id, roomPx),
    headingWidth(group, count) {
      const title = headingWords(wording.measure, groupTitle(wording.t, group, true));
      return title + countWords(wording.measure, count) + (glyphTypeOf(group) === null ? 0 : GLYPH_ROOM);
    },
  };
}

function placesOf({ centre, sheets, pills }: FocusLayout): ReadonlyMap<PointId, Rect> {
  const places = new Map<PointId, Rect>();
  const add = (id: EndId | null, rect: Rect): void => { if (id !== null && isPointId(id)) places.set(id, rect); };
  add(centre.id, centre.rect);
  for (const { neighbour, rect } of sheets) add(neighbour.id, rect);
  for (const { id, rect } of pills) add(id, rect);
  return places;
}

/** Centre, sheets, pills, in this order. */
function spotsOf(view: ForestView, places: ReadonlyMap<PointId, Rect>): Spots {
  const ids = [...places.keys()];
  const rects = new Float32Array(ids.length * 4);
  const tints = new Uint8Array(ids.length);
  ids.forEach((id, index) => {
    const rect = places.get(id);
    if (rect !== undefined) rects.set([rect.x, rect.y, rect.width, rect.height], index * 4);
    tints[index] = TINTS.indexOf(wisdomOf(view, id) ?? "none");
  });
  return createSpots({ ids, rects, tints, shape: "card" });
}

function dress(layout: FocusLayout, showsReasons: boolean, input: DressInput): Dressing {
  const { view, t, measure, isReadOnly } = input;
  const picked = new Set<EndId>(input.selection);
  const draft: FocusDraft = {
    input, layout, picked, nearLinks: nearLinks(layout, picked), boxes: [], lines: [], targets: [], shapes: [],
    wording: { view, t, measure, isReadOnly, showsReasons },
  };
  dressHeadings(draft);
  dressBeyond(draft);
  dressSheets(draft);
  dressCurves(draft);
  return { shapes: draft.shapes, boxes: draft.boxes, lines: draft.lines, targets: draft.targets };
}

/** The links of the centre are what one looks at; once a neighbour is selected, only its own. */
function nearLinks({ centre, curves }: FocusLayout, picked: ReadonlySet<EndId>): ReadonlySet<LinkId> {
  const others = curves.filter(({ neighbour }) => picked.has(neighbour));
  // A crowd in the colour of the selection would shout.
  const ofCentre = curves.length <= CALM_CURVES ? curves : [];
  return new Set((others.length > 0 && !picked.has(centre.id) ? others : ofCentre).map(({ id }) => id));
}

function emptyPicture(room: LayOutInput["room"]): Picture {
  const bounds: Rect = { x: -room.width / 2, y: -room.height / 2, width: room.width, height: room.height };
  return {
    lens: "focus", bounds, opening: bounds, ground: [], detail: { middle: MIDDLE_ZOOM, near: NEAR_ZOOM },
    spots: createSpots({ ids: [], rects: new Float32Array(), tints: new Uint8Array(), shape: "card" }),
    dress: () => ({ boxes: [], lines: [], targets: [] }), dropAt: () => null, placeOf: () => undefined, suits: (other) => isSameRoom(room, other),
  };
}

/** Things take the room there is. */
const isSameRoom = (a: LayOutInput["room"], b: LayOutInput["room"]): boolean => a.width === b.width && a.height === b.height;
