import type { EndId, EpochMs, LinkId, MilestoneId, PersonId, PointId, ViewId } from "#shared/kernel/index.ts";
import type { DocName, Layer, LinkType, LinkVerdict, LookColor, LookIcon, LookShape, PointKind, SavedViewKind, Wisdom } from "./schema.ts";

/** Where a planted or imported record came from, so that a later version of its source can be merged into changes. */
export interface Provenance {
  readonly src: string;
  readonly srcId: string;
  readonly srcVersion: string;
  readonly srcHash: string;
}

/** How somebody wants a point, or all points of a kind, to be drawn; null = as it would be anyway. */
export interface PointLook {
  readonly color: LookColor | null;
  readonly icon: LookIcon | null;
  readonly shape: LookShape | null;
}

/** Since when, and on which branch, a point has its place in a tree of the grove. */
export interface GroveSeat {
  readonly tree: string;
  readonly sinceMs: EpochMs;
  readonly branchId: PointId;
}

/** A knowledge point as readers see it: plain, frozen, repaired. `parentId` is the effective parent (null = top level). */
export interface PointRecord {
  readonly id: PointId;
  /** The document it lives in; `personal` means private. */
  readonly doc: DocName;
  readonly kind: PointKind;
  readonly title: string;
  readonly parentId: PointId | null;
  readonly orderKey: string;
  readonly summary: string;
  readonly domain: string;
  readonly layer: Layer | null;
  readonly wisdom: Wisdom | null;
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  /** What its kind has to say besides, by name: who, when and where of a case. One shared empty object where there is none. */
  readonly fields: Readonly<Record<string, string>>;
  readonly pos: readonly [number, number] | null;
  /** Places it has, or has had, in trees of the grove; absent where it has never changed its tree or branch. */
  readonly seats?: readonly GroveSeat[];
  /** Its own look; what it leaves open, the look of its kind may say (`ForestMeta.kindLooks`). */
  readonly look: PointLook;
  readonly createdAtMs: EpochMs;
  readonly createdBy: PersonId | null;
  readonly provenance: Provenance | null;
  /** Set while in the trash. */
  readonly deletedAtMs: EpochMs | null;
  readonly deletedWith: PointId | null;
}

/** What one person says of a link. */
export interface LinkReview {
  readonly personId: PersonId;
  readonly verdict: LinkVerdict;
}

/** A directed, typed connection between two ends. `live` is false while it, or an end of it, is in the trash. */
export interface LinkRecord {
  readonly id: LinkId;
  readonly doc: DocName;
  readonly from: EndId;
  readonly to: EndId;
  readonly type: LinkType;
  readonly phrase: string;
  readonly reason: string;
  /** The words of a case that show what it illustrates (印证语段); "" for most links. */
  readonly passage: string;
  /** Drawn by the skeleton, not by a person (骨架建议). */
  readonly suggested: boolean;
  /** By person, each once. */
  readonly reviews: readonly LinkReview[];
  /** Live links that stand against this one, whichever of the two says so. Of a link in the trash: what it says itself. */
  readonly opposes: readonly LinkId[];
  readonly createdAtMs: EpochMs;
  readonly createdBy: PersonId | null;
  readonly provenance: Provenance | null;
  readonly deletedAtMs: EpochMs | null;
  readonly live: boolean;
}

/** A moment of the forest that somebody gave a name, to find it again in the history. Every member sees it. */
export interface MilestoneRecord {
  readonly id: MilestoneId;
  readonly name: string;
  readonly createdAtMs: EpochMs;
  readonly createdBy: PersonId | null;
}

/** A way to look at the forest, a path through it, or a template for cases, that somebody gave a name. Every member sees it. */
export interface SavedViewRecord {
  readonly id: ViewId;
  readonly kind: SavedViewKind;
  readonly name: string;
  /** JSON text of whoever owns this kind; "" when what is stored cannot be read. Parse it with care: a peer wrote it. */
  readonly spec: string;
  readonly orderKey: string;
  readonly createdAtMs: EpochMs;
  readonly createdBy: PersonId | null;
}

/** A name that one person hides when they show something to others, and what they write in its place (化名表). Never leaves their own devices. */
export interface NameMask {
  readonly name: string;
  readonly alias: string;
}

/** Facts about the forest as a whole. */
export interface ForestMeta {
  readonly name: string;
  readonly schema: number;
  readonly minReader: number;
  readonly createdAtMs: EpochMs;
  readonly planted: string | null;
  /** Looks of whole kinds; a kind without one is not in it. */
  readonly kindLooks: Readonly<Partial<Record<PointKind, PointLook>>>;
}

/** What a tolerant read had to repair or skip; shown in the health report, never written back. */
export interface ReadProblem {
  readonly doc: DocName;
  readonly id: string;
  readonly code: "bad-field" | "unknown-kind" | "unknown-type" | "missing-parent" | "cyclic-parents" | "unreadable-record" | "bad-link-end";
  readonly field?: string;
}
