import type { EndId, LinkId, PersonId, PointId } from "#shared/kernel/index.ts";
import type { ForestMeta, LinkRecord, MilestoneRecord, NameMask, PointRecord, ReadProblem, SavedViewRecord } from "../records.ts";

/** One notification per transaction (however many documents it touched), sent after the view is up to date. */
export interface ForestChange {
  readonly points: ReadonlySet<PointId>;
  readonly links: ReadonlySet<LinkId>;
  /** A parent, an order or the presence of a point changed. */
  readonly structure: boolean;
  /** Facts about the forest, names of people, milestones, saved views or masks changed. */
  readonly meta: boolean;
  readonly origin: "local" | "undo" | "remote" | "load";
}

/** Plain records of a forest, kept up to date from document events. Reading is cheap and never touches Yjs. */
export interface ForestView {
  /** Grows by one with every change: the snapshot token for useSyncExternalStore. */
  readonly version: number;
  readonly meta: ForestMeta;
  /** Present points only (neither void nor in the trash). */
  readonly pointCount: number;
  /** Live links only. */
  readonly linkCount: number;
  /** A present point; undefined when unknown, void or in the trash. */
  point(id: PointId): PointRecord | undefined;
  /** A live link. */
  link(id: LinkId): LinkRecord | undefined;
  /** Present children in order; `null` asks for the top level. The array is stable until its members change. */
  children(parentId: PointId | null): readonly PointId[];
  /** Live links that have this end, oldest first. */
  linksAt(end: EndId): readonly LinkId[];
  /** How many they are: the cheaper question for whoever asks it of every point. */
  linkCountAt(end: EndId): number;
  points(): IterableIterator<PointRecord>;
  links(): IterableIterator<LinkRecord>;
  /** Points in the trash, newest first. */
  trashedPoints(): readonly PointRecord[];
  /** Links removed on their own (not those hidden with an end), newest first. */
  trashedLinks(): readonly LinkRecord[];
  /** A record in the trash. */
  trashedPoint(id: PointId): PointRecord | undefined;
  trashedLink(id: LinkId): LinkRecord | undefined;
  /** Present milestones, newest first. */
  milestones(): readonly MilestoneRecord[];
  /** Present saved views, walks and templates, in order. The array and its records are stable until one of them changes. */
  views(): readonly SavedViewRecord[];
  /** Saved views in the trash, the last removed first. */
  trashedViews(): readonly SavedViewRecord[];
  personName(id: PersonId): string | undefined;
  /** Names this person hides when they show something to others (化名表), by name; nobody else has them. The array is stable until `meta` changes. */
  masks(): readonly NameMask[];
  problems(): readonly ReadProblem[];
  /** Called after each change, same tick. Listeners must not run commands. Returns the unsubscriber. */
  onChange(listener: (change: ForestChange) => void): () => void;
}
