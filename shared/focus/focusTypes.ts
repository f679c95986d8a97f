import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import type { ForestView, LinkType } from "#shared/forest/index.ts";
import type { Place, Rect } from "#shared/tower/index.ts";

/** What the focus reads of a forest. */
export type FocusSource = ForestView;

/**
 * What a group of neighbours has in common, seen from the centre: a type and a direction; both sides of what is weighed against it
 * (`disputes`); without grouping only the direction; the ends of a link in the centre; the family of a point that has no links.
 */
export type FocusGroupName = `${LinkType}-out` | `${LinkType}-in` | "disputes" | "cases" | "outgoing" | "incoming" | "from" | "to" | "parent" | "children" | "siblings" | "invite";

/** Widths and lines as the words need them: the layout itself measures nothing. Widths in px at zoom 1, padding included. */
export interface FocusSizes {
  /** Lines of words below the title of a neighbour, 0 to 2. */
  linesOf(neighbour: FocusNeighbour): number;
  /** Lines below the title of the centre, 0 to 2. */
  centreLines(): number;
  /** Lines of the title of the centre, 1 to 2; 1 when not said. */
  centreTitleLines?(): number;
  pillWidth(id: PointId): number;
  /** 0 where the link has no phrase. */
  chipWidth(link: LinkId): number;
  headingWidth(group: FocusGroupName, count: number): number;
}

export interface FocusRequest {
  readonly centre: EndId;
  readonly depth: 1 | 2;
  readonly groupsByType: boolean;
  /** The room on the screen at zoom 1, in px: the picture takes its proportions. */
  readonly room: { readonly width: number; readonly height: number };
  readonly sizes: FocusSizes;
  /** Groups of which everything was asked for. */
  readonly opened: ReadonlySet<string>;
  /** Keeps a place where a point without links is invited to a first one. */
  readonly invites: boolean;
}

/** Something that stands one step from the centre. */
export interface FocusNeighbour {
  readonly id: EndId;
  /** Its links with the centre, oldest first; none where it stands here as family. */
  readonly links: readonly LinkId[];
  readonly isDisputed: boolean;
  /** Points two steps away that stand beside it, and how many more there are. */
  readonly beyond: readonly PointId[];
  readonly hidden: number;
}

export interface FocusGroup {
  readonly name: FocusGroupName;
  readonly neighbours: readonly FocusNeighbour[];
  /** Neighbours that are left out. */
  readonly hidden: number;
}

export type FocusSide = "left" | "right" | "top" | "bottom";

export interface FocusSheet {
  readonly neighbour: FocusNeighbour;
  readonly rect: Rect;
  readonly side: FocusSide;
  /** Lines of words it has room for below its title. */
  readonly lines: number;
}

export interface FocusPill {
  /** null: stands for `hidden` more points. */
  readonly id: PointId | null;
  readonly of: EndId;
  readonly hidden: number;
  readonly rect: Rect;
}

export interface FocusHeading {
  readonly group: FocusGroupName;
  readonly count: number;
  /** The group began on another side. */
  readonly isContinued: boolean;
  readonly rect: Rect;
}

export interface FocusCurve {
  readonly id: LinkId;
  readonly neighbour: EndId;
  /** From the end the link comes from to the end it goes to. */
  readonly places: readonly Place[];
  /** Where its phrase stands; null without one, or where there is no room. */
  readonly chip: Rect | null;
  readonly isDisputed: boolean;
}

export interface FocusRest {
  readonly group: FocusGroupName;
  readonly hidden: number;
  readonly rect: Rect;
}

/** A thin line: from a sheet to one of its pills (`id` is that of the pill); `kin` joins the centre with family. */
export type FocusStem = { readonly places: readonly Place[] } & ({ readonly kind: "beyond"; readonly id: PointId | null } | { readonly kind: "kin" });

export interface FocusRing {
  readonly radiusX: number;
  readonly radiusY: number;
}

/** The centre stands at 0, 0; all else around it. */
export interface FocusLayout {
  readonly centre: { readonly id: EndId; readonly rect: Rect; readonly lines: number };
  readonly bounds: Rect;
  readonly headings: readonly FocusHeading[];
  readonly sheets: readonly FocusSheet[];
  readonly pills: readonly FocusPill[];
  readonly curves: readonly FocusCurve[];
  readonly rests: readonly FocusRest[];
  /** Where a first link is invited; only for a point that has none. */
  readonly vacancy: Rect | null;
  readonly stems: readonly FocusStem[];
  readonly rings: readonly FocusRing[];
  /** Faint borders between neighbouring groups. */
  readonly rays: readonly (readonly Place[])[];
}
