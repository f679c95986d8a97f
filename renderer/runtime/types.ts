import type { EndId, EpochMs, ForestId, PointId, Result } from "#shared/kernel/index.ts";
import type { FilterSpec, MatchContext } from "#shared/finding/index.ts";
import type { Forest, ForestView, LinkType, UndoOutcome } from "#shared/forest/index.ts";
import type { MissingChanges } from "#shared/ipc/contract.ts";
import type { CopyKind, LogDamage } from "#shared/storage/index.ts";
import type { ForestGroup, MayWrite } from "./groups/groupTypes.ts";
import type { ForestAttachments } from "./notes/attachments.ts";
import type { DiscussionDocId, Notes, Opened } from "./notes/types.ts";
import type { Readable } from "./readable.ts";
import type { Search } from "./search/searchTypes.ts";

export type { Readable } from "./readable.ts";

/** What the save light may claim. "written" is only ever said after the main process has answered that the bytes are on disk. */
export type SaveState =
  | { readonly kind: "written"; readonly atMs: EpochMs | null }
  | { readonly kind: "writing"; readonly pending: number }
  | { readonly kind: "failed"; readonly reason: "disk-full" | "permission" | "unexpected"; readonly pending: number };

export interface HistoryState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Command names of the next steps, for the menu text. */
  readonly undoCommand: string | null;
  readonly redoCommand: string | null;
}

/** One selection serves graph, outline and inspector. The first id is the primary one. Session state, never saved in a document. */
export interface SelectionState {
  readonly ids: readonly EndId[];
}

export interface Selection extends Readable<SelectionState> {
  select(ids: readonly EndId[]): void;
  toggle(id: EndId): void;
  clear(): void;
}

/** What a filter leaves in the light; the rest is dimmed where it stands, so that nothing jumps. */
export interface FilterLight {
  /** null: all. */
  readonly points: ReadonlySet<PointId> | null;
  readonly linkTypes: ReadonlySet<LinkType> | null;
  /** Points that came since the last visit, whatever the filter asks for. */
  readonly fresh: ReadonlySet<PointId>;
  /** False: links that stand in a dispute (争议) are dimmed, too. */
  readonly showsDisputes: boolean;
}

export interface FilterState {
  readonly spec: FilterSpec;
  /** What is searched for in the view just now; narrows on top of the filter and is kept nowhere. */
  readonly sought: string;
  /** Whether anything is dimmed: points, links, or both. */
  readonly isActive: boolean;
  readonly light: FilterLight;
  /** Points in the light; null: all. */
  readonly matchCount: number | null;
  /** null: this forest was never seen on this machine before, or that is not known yet. */
  readonly lastVisitAtMs: EpochMs | null;
  /** Whether names are found by pinyin by now. */
  readonly hasReadings: boolean;
}

/** The one filter of an open forest, for graph, legend and lists. Session state, never saved in a document. */
export interface Filter extends Readable<FilterState> {
  set(spec: FilterSpec): void;
  /** Changes some criteria and keeps the others. */
  patch(part: Partial<Omit<FilterSpec, "version">>): void;
  clear(): void;
  toggleLinkType(type: LinkType): void;
  /** Narrows to what answers a search, until it is ended with "". */
  seek(text: string): void;
  /** What another filter would need to know now, to be tried without being set. Fetches the readings if it will need them; `hasReadings` says when they are here. */
  contextFor(spec: FilterSpec): MatchContext;
}

/** What opening noticed and repaired, in data; the interface words it. */
export interface OpenReport {
  readonly damage: readonly LogDamage[];
  /** Changes that were on disk once and that no copy could supply. */
  readonly missing: readonly MissingChanges[];
  /** Copies that filled a hole in the log. */
  readonly filledFrom: readonly CopyKind[];
  /** Later changes that build on missing ones: kept, and shown as soon as those turn up. */
  readonly waiting: number;
  /** The local mirror (IndexedDB) held changes the log did not, and gave them back. */
  readonly recoveredFromMirror: boolean;
  readonly mirrorUnavailable: boolean;
  /** `past`: a state of earlier, looked at in the history. `role`: what is shared may only be read, or only be discussed; what is one's own may be changed. */
  readonly readOnlyBecause: "newer-schema" | "past" | "role" | null;
  /** The forest is in a group, and this time others do not get what is written here: main could not say under which ids. */
  readonly groupIsOff?: boolean;
}

/** An open forest and everything wired to it; opened and closed as one. */
export interface OpenForest {
  readonly id: ForestId;
  readonly view: ForestView;
  readonly selection: Selection;
  readonly filter: Filter;
  readonly saveState: Readable<SaveState>;
  readonly history: Readable<HistoryState>;
  readonly report: Readable<OpenReport>;
  readonly notes: Notes;
  /** Reads one of the two discussions, or shares the one that is open already. For `holdDiscussion` alone, which everybody else reads them through. */
  openDiscussion(docId: DiscussionDocId): Promise<Opened>;
  readonly attachments: ForestAttachments;
  readonly search: Search;
  readonly group: ForestGroup;
  /** What the role in the group lets this person change of what is shared. */
  readonly mayWrite: Readable<MayWrite>;
  /** Runs one command: `run(addPoint, { title, parentId })`. The only way anything changes. What would write where this person may only read is refused as a whole. */
  run<I, T, E>(command: (forest: Forest, input: I) => Result<T, E>, input: I): Result<T, E | { readonly code: "read-only" }>;
  undo(): UndoOutcome;
  redo(): UndoOutcome;
  /** Makes now the point that undo cannot go behind, e.g. after planting. */
  forgetHistory(): void;
  /** Writes what is pending now (also the answer to "try again"). Resolves when the disk has it, or with why not. */
  flush(): Promise<Result<void, { readonly reason: "disk-full" | "permission" | "unexpected" }>>;
  /** Refuses new commands, flushes, lets go of everything. Says so when the last bytes could not be written. */
  close(): Promise<Result<void, { readonly reason: "disk-full" | "permission" | "unexpected" }>>;
}
