import type { EndId, PointId } from "#shared/kernel/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import type { SpotGrid } from "#shared/mounting/index.ts";
import type { Place, Rect } from "#shared/tower/index.ts";
import type { FilterLight } from "#renderer/runtime/index.ts";
import type { Extent } from "./cameraMath.ts";
import type { SceneBox, SceneLine, SceneTarget, Tint } from "./sceneTypes.ts";

/** 塔, 林, 焦点: three ways to look at the same points; the outline beside them is the fourth. */
export const LENSES = ["tower", "grove", "focus"] as const;
export type LensName = (typeof LENSES)[number];

export type { FilterLight };

export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Places everything once. Pure; runs again only when the structure of the forest, the room or the lens's own options change. */
export type LayOut<O = unknown> = (input: LayOutInput, options: O) => Picture;

export interface LayOutInput {
  readonly view: ForestView;
  /** The room on the screen at zoom 1 and normal text size, in px. */
  readonly room: Extent;
  readonly t: Translate;
  readonly measure: Measure;
  readonly isReadOnly: boolean;
}

/** Width of a text at zoom 1, in px. */
export type Measure = (text: string, sizePx: number, weight: number) => number;

/** A forest laid out for one lens: where everything stands, and how to draw the part that is looked at. */
export interface Picture {
  readonly lens: LensName;
  readonly bounds: Rect;
  readonly spots: Spots;
  /** Drawn below everything, in this order; the same however the camera stands. */
  readonly ground: readonly GroundShape[];
  readonly detail: DetailZooms;
  /** The zoom from which on titles say enough to be read rather than guessed; by `detail.middle` when not said. */
  readonly readableFrom?: number;
  /** The part that is mounted, in detail. Runs for each plan: cost must follow `mounted`, never the whole forest. */
  dress(input: DressInput): Dressing;
  /** What a drop of `dragged` at this place would mean; null: nothing. */
  dropAt(place: Place, dragged: readonly PointId[]): DropMeaning | null;
  /** Absent where places are not a person's to choose. */
  readonly pinning?: Pinning;
  /** Where a point, or the panel that stands for it, can be framed and focused; undefined when it does not stand in this lens. */
  placeOf(id: PointId): Rect | undefined;
  /** Something to keep in view at the first look. */
  readonly opening: Rect;
  /** Whether it would be the same picture had it been laid out for this room. */
  suits(room: Extent): boolean;
}

/** Every point that stands somewhere, packed: fifty thousand of them must cost little to keep and to send to a worker. See `createSpots`. */
export interface Spots {
  readonly ids: readonly PointId[];
  /** x, y, width, height of each, in picture px. */
  readonly rects: Float32Array;
  /** Index into `TINTS` of each. */
  readonly tints: Uint8Array;
  /** How a spot looks from afar. */
  readonly shape: "card" | "leaf";
  /** Which of them touch a box. */
  readonly grid: SpotGrid;
  /** The number of a point among them; undefined when it does not stand as a spot. */
  readonly numberOf: (id: PointId) => number | undefined;
}

export const TINTS: readonly Tint[] = ["none", "logic", "people", "marketing", "management", "education"];

/** From these zooms on a person sees more. Below `middle` points are only shapes on the ground; from `near` on they say more than a title. */
export interface DetailZooms {
  readonly middle: number;
  readonly near: number;
}
export type Detail = "far" | "middle" | "near";

/** What lies below points and links. Colours are names of the theme. */
export type GroundShape =
  | { readonly kind: "box"; readonly rect: Rect; readonly radius: number; readonly fill: GroundFill; readonly edge?: GroundEdge }
  /** A closed smooth outline through these places (a crown); `shadow` lifts it a little. */
  | { readonly kind: "blob"; readonly outline: readonly Place[]; readonly fill: GroundFill; readonly edge?: GroundEdge; readonly edgeAlpha?: number; readonly shadow?: boolean }
  /** An ellipse drawn as a line only. */
  | { readonly kind: "ring"; readonly centre: Place; readonly radiusX: number; readonly radiusY: number; readonly edge: GroundEdge }
  | { readonly kind: "path"; readonly places: readonly Place[]; readonly width: number; readonly edge: GroundEdge; readonly dash?: readonly number[]; readonly alpha?: number };
export type GroundFill = "band" | "surface" | "paper" | "leaf-1" | "leaf-2" | "leaf-3" | "leaf-4" | "leaf-5" | { readonly tint: Tint };
export type GroundEdge = "hairline" | "hairline-strong" | "contour" | "edge" | "accent" | "leaf-1-ink" | "leaf-2-ink" | "leaf-3-ink" | "leaf-4-ink" | "leaf-5-ink" | { readonly tint: Tint };

export interface DressInput {
  readonly view: ForestView;
  readonly t: Translate;
  readonly measure: Measure;
  readonly isReadOnly: boolean;
  readonly selection: readonly EndId[];
  /** The part of the picture that is looked at, with what may soon come into view: names outside it need not be set. All of it when not said. */
  readonly part?: Rect;
  /** Points to show as more than a shape. What is selected is always among them. */
  readonly mounted: ReadonlySet<PointId>;
  readonly detail: Detail;
  /** The zoom it will be seen at: titles that would not fit with readable letters are left out. The lowest at which all fit when not said. */
  readonly zoom?: number;
  readonly light: FilterLight;
}

export interface Dressing {
  /** Drawn over the ground and below boxes and lines: what of the ground depends on the selection or on what is mounted. */
  readonly shapes?: readonly GroundShape[];
  readonly boxes: readonly SceneBox[];
  readonly lines: readonly SceneLine[];
  /** Before anybody can look beyond this box all is dressed anew: lines need not be painted any further. Absent: they are painted whole. */
  readonly linesWithin?: Rect;
  /** What a pointer can hit, topmost last. */
  readonly targets: readonly SceneTarget[];
}

export type DropMeaning =
  | { readonly kind: "parent"; readonly parentId: PointId | null; readonly rect: Rect }
  /** Stays in its tree, at a place of its own. `pos` is what `pinPoints` takes. */
  | { readonly kind: "pin"; readonly pins: readonly Pinned[]; readonly rect: Rect };

export interface Pinning {
  /** Where these would be pinned were they let go here. */
  pinsAt(place: Place, dragged: readonly PointId[]): readonly Pinned[];
  /** Where a pin is seen. */
  placeOf(pin: Pinned): Place | undefined;
  /** The place a point would have to be let go at to stay where it is. */
  standsAt(id: PointId): Place | undefined;
}

/** A point at a place of its own, as `pinPoints` takes it. */
export interface Pinned { readonly id: PointId; readonly pos: readonly [number, number] }
