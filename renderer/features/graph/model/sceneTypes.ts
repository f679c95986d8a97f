import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import type { LinkType, PointKind, Wisdom } from "#shared/forest/index.ts";
import type { Place, Rect } from "#shared/tower/index.ts";

export type Tint = Wisdom | "none";

/** Something with a place and a size. A scene is data only: the painter turns it into elements. */
export type SceneBox =
  | { readonly role: "band"; readonly key: string; readonly rect: Rect }
  | { readonly role: "frame"; readonly key: string; readonly rect: Rect; readonly picked: boolean }
  | { readonly role: "module"; readonly key: string; readonly rect: Rect; readonly tint: Tint; readonly picked: boolean; readonly near: boolean }
  | { readonly role: "glyph"; readonly key: string; readonly rect: Rect; readonly tint: Tint }
  | { readonly role: "band-name"; readonly key: string; readonly rect: Rect; readonly text: string }
  | SceneHeading
  | SceneCard
  | { readonly role: "vacancy" | "rest"; readonly key: string; readonly rect: Rect; readonly text: string }
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
}

export interface SceneCard {
  readonly role: "card";
  readonly key: string;
  readonly id: PointId;
  readonly rect: Rect;
  readonly text: string;
  readonly kind: PointKind;
  readonly tint: Tint;
  readonly isPrivate: boolean;
  readonly cases: number;
  readonly picked: boolean;
  readonly near: boolean;
  /** Too narrow for a sign beside its title. */
  readonly isNarrow: boolean;
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
}

/** What a pointer can hit, topmost last. */
export interface SceneTarget {
  readonly rect: Rect;
  readonly hit:
    | { readonly kind: "point"; readonly id: PointId; readonly part: "card" | "title" | "panel" }
    | { readonly kind: "vacancy"; readonly parentId: PointId }
    | { readonly kind: "rest"; readonly parentId: PointId | null; readonly hidden: number }
    | { readonly kind: "understory" }
    | { readonly kind: "link"; readonly id: LinkId };
}

export interface Scene {
  readonly boxes: readonly SceneBox[];
  readonly lines: readonly SceneLine[];
  readonly targets: readonly SceneTarget[];
  /** Where each shown point can be framed, edited and focused. */
  readonly places: ReadonlyMap<EndId, Rect>;
  readonly bounds: Rect;
  /** From this letter size on (in scene pixels) cards have no room for words. */
  readonly silentFromPx: number;
  /** The zoom from which on cards say enough to be read rather than guessed. */
  readonly readableFrom: number;
  readonly empty: boolean;
}
