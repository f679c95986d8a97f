import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import type { LinkType, PointKind, PointLook, Wisdom } from "#shared/forest/index.ts";
import type { Place, Rect } from "#shared/tower/index.ts";

export type Tint = Wisdom | "none";

/** Something with a place and a size. A scene is data only: the painter turns it into elements. */
export type SceneBox =
  | { readonly role: "frame"; readonly key: string; readonly rect: Rect; readonly picked: boolean; readonly radius?: number }
  | { readonly role: "glyph"; readonly key: string; readonly rect: Rect; readonly tint: Tint }
  | { readonly role: "band-name"; readonly key: string; readonly rect: Rect; readonly text: string }
  | SceneHeading
  | SceneCard
  | { readonly role: "vacancy"; readonly key: string; readonly rect: Rect; readonly text: string }
  | SceneLeaf
  | SceneSheet
  | SceneLabel
  | { readonly role: "chip"; readonly key: string; readonly rect: Rect; readonly text: string; readonly letterPx: number; readonly danger: boolean };

/** The line above a panel: its title, its domain in quiet letters, and how many points it holds. */
export interface SceneHeading {
  readonly role: "heading";
  readonly key: string;
  readonly rect: Rect;
  readonly title: string;
  readonly domain: string;
  readonly count: string;
  readonly tone: "module" | "wisdom";
  readonly tint: Tint;
  /** Where the title may spread when the cards have become too small to read; null where something else stands. */
  readonly area: Rect | null;
  /** The width that decides whether there is room for names such as this one, where all of them are to be named from as far away as any; its own when not said. */
  readonly nameRoom?: number;
}

/** What every way to draw a point tells of it. */
interface ScenePoint {
  readonly key: string;
  readonly rect: Rect;
  readonly kind: PointKind;
  readonly tint: Tint;
  readonly isPrivate: boolean;
  readonly cases: number;
  readonly picked: boolean;
  readonly near: boolean;
  /** How somebody wants it to look; absent: as its wisdom and kind say. */
  readonly look?: PointLook;
  /** Left out of the light by a filter. */
  readonly dimmed?: boolean;
}

export interface SceneCard extends ScenePoint {
  readonly role: "card";
  readonly id: PointId;
  readonly text: string;
  /** Too narrow for a sign beside its title. */
  readonly isNarrow: boolean;
}

/** A point as a leaf of a tree (林): a dot with its title below. `rect` holds both. */
export interface SceneLeaf extends ScenePoint {
  readonly role: "leaf";
  readonly id: PointId;
  readonly dot: Place & { readonly radius: number };
  readonly text: string;
  /** Came since the last visit. */
  readonly isNew: boolean;
  /** Letters of `text` in picture px: it is cut for them, a line break stands between its lines. */
  readonly letterPx?: number;
}

/** A point with room for more than its title (焦点, and the tower from near): title, then lines already broken to its width. */
export interface SceneSheet extends ScenePoint {
  readonly role: "sheet";
  /** A link, too, may stand in the focus. */
  readonly id: EndId;
  /** centre: the point in the middle of the focus; plain: one beside it; pill: a title only, in quiet letters. */
  readonly size: "centre" | "plain" | "pill";
  readonly title: string;
  readonly lines: readonly string[];
  /** Quiet words at its foot, e.g. how many links and cases; empty for none. */
  readonly foot: string;
  /** One side of a dispute (争议). */
  readonly danger: boolean;
  /** Letters in picture px; by its size when not said. */
  readonly letters?: { readonly titlePx: number; readonly linePx: number };
}

/** Words on the ground, one line: names of trees, headings of groups. */
export interface SceneLabel {
  readonly role: "label";
  readonly key: string;
  readonly rect: Rect;
  readonly text: string;
  readonly letterPx: number;
  readonly weight: 400 | 600;
  readonly ink: "ink" | "ink2" | "accent" | "danger" | Tint;
  readonly align: "start" | "middle" | "end";
  /** Stays readable from afar: its letters never fall below the least size on the screen. */
  readonly isHeading: boolean;
}

export interface SceneLine {
  readonly key: string;
  readonly id: LinkId;
  readonly points: readonly Place[];
  readonly type: LinkType;
  readonly suggested: boolean;
  /** resting: grey; near: of the selection; picked: selected itself. */
  readonly state: "resting" | "near" | "picked";
  readonly dimmed: boolean;
  /** At least so wide, in picture px, and its dashes and heads as much larger: from afar it would be a hair. */
  readonly leastPx?: number;
  /** One side of a dispute (争议); absent is no. */
  readonly danger?: boolean;
}

/** What a pointer can hit, topmost last. */
export interface SceneTarget {
  readonly rect: Rect;
  readonly hit:
    | { readonly kind: "point"; readonly id: PointId; readonly part: "card" | "title" | "panel" }
    | { readonly kind: "vacancy"; readonly parentId: PointId }
    | { readonly kind: "understory" }
    /** Stands for what is left out of a group of the focus; pressing it opens the group. */
    | { readonly kind: "more"; readonly group: string }
    | { readonly kind: "link"; readonly id: LinkId };
}
