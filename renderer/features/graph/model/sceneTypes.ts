import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import type { LinkType, PointKind, Wisdom } from "#shared/forest/index.ts";
import type { Place, Rect } from "#shared/tower/index.ts";

export type Tint = Wisdom | "none";

export type Tone = "title" | "wisdom-title" | "quiet" | "invite";

/** Something with a place and a size. A scene is data only: the painter turns it into elements. */
export type SceneBox =
  | { readonly role: "band"; readonly key: string; readonly rect: Rect }
  | { readonly role: "frame"; readonly key: string; readonly rect: Rect; readonly picked: boolean }
  | { readonly role: "module"; readonly key: string; readonly rect: Rect; readonly tint: Tint; readonly picked: boolean; readonly near: boolean }
  | { readonly role: "glyph"; readonly key: string; readonly rect: Rect; readonly tint: Tint }
  | { readonly role: "text"; readonly key: string; readonly rect: Rect; readonly text: string; readonly tone: Tone; readonly tint: Tint; readonly align: "start" | "end" | "upright"; readonly room: number }
  | SceneCard
  | { readonly role: "vacancy" | "rest"; readonly key: string; readonly rect: Rect; readonly text: string }
  | { readonly role: "chip"; readonly key: string; readonly rect: Rect; readonly text: string; readonly danger: boolean };

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
    | { readonly kind: "rest"; readonly parentId: PointId | null }
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
  readonly empty: boolean;
}
