import { createDiscussionView, createSuggestionView } from "#shared/discussion/index.ts";
import type { ForestChange, ForestView } from "#shared/forest/index.ts";
import { personOf, type Clock, type EpochMs, type LinkId, type PersonId, type PointId } from "#shared/kernel/index.ts";
import { parseNoteDocId } from "#shared/notes/index.ts";
import type { PeerPresence } from "#shared/sync/index.ts";
import { createReadable } from "../createReadable.ts";
import type { SideDocument, SideDocuments } from "../notes/types.ts";
import type { Readable } from "../readable.ts";
import type { News, NewsItem } from "./newsTypes.ts";

export interface GroupNews {
  readonly news: Readable<News>;
  /** The work of `by` is about to be applied to a document of its own (a note, the discussion). Never fails. */
  taking(docId: string, by: PersonId): Promise<void>;
  /** All that was delivered is applied. */
  settled(): void;
  /** Seen: what comes from now on is told anew. */
  dismiss(): void;
  stop(): void;
}

interface NewsParts {
  readonly view: ForestView;
  readonly notes: Pick<SideDocuments, "open">;
  readonly clock: Clock;
  readonly peers: Readable<readonly PeerPresence[]>;
  /** Whose work is applied to the forest just now; null: this person's own. */
  authorNow(): PersonId | null;
  me(): string | null;
  /** Nobody looks at the window. */
  isAway(): boolean;
  report(where: string, problem: unknown): void;
}

/** Beyond this it is a new forest rather than news. */
export const MOST_NEWS = 500;
/** So long after a start, or after somebody came online, what comes of them in notes is what they wrote before. */
const CATCHING_UP_MS = 15_000;
const NO_NEWS: News = { items: [], isCut: false };

/**
 * Tells apart what others did before this person came (back) from what they do now. Points, links, comments and suggestions say when they were made; notes do not: those count while the
 * device catches up with their author.
 */
export function createGroupNews(parts: NewsParts): GroupNews {
  const { view, clock } = parts;
  const openedAtMs = clock.now();
  const news = createReadable<News>(NO_NEWS);
  const known = new Set<PointId | LinkId>();
  for (const { id } of view.points()) known.add(id);
  for (const { id } of view.links()) known.add(id);
  const add = (item: NewsItem): void => {
    const { items, isCut } = news.get();
    // What one did on another device is no news.
    if (personOf(item.by) === parts.me() || items.some(({ kind, id, by }) => kind === item.kind && id === item.id && by === item.by)) return;
    if (items.length < MOST_NEWS) news.set({ items: [...items, item], isCut });
    else if (!isCut) news.set({ items, isCut: true });
  };
  const isBefore = (createdAtMs: EpochMs): boolean => createdAtMs < openedAtMs || parts.isAway();
  const onChange = ({ origin, points, links }: ForestChange): void => {
    const by = origin === "remote" ? parts.authorNow() : null;
    for (const id of points) {
      const point = known.has(id) ? undefined : view.point(id);
      if (point === undefined) continue;
      known.add(id);
      if (by !== null && isBefore(point.createdAtMs)) add({ kind: "point", id, by });
    }
    for (const id of links) {
      const link = known.has(id) ? undefined : view.link(id);
      if (link === undefined) continue;
      known.add(id);
      if (by !== null && isBefore(link.createdAtMs)) add({ kind: "link", id, by });
    }
  };
  const comments = followComments(parts, (item, createdAtMs) => { if (isBefore(createdAtMs)) add(item); });
  const isCatchingUp = catchingUp(parts, openedAtMs);
  const stopView = view.onChange(onChange);
  return {
    news,
    async taking(docId, by) {
      if (docId === "discussion") await comments.begin();
      const note = parseNoteDocId(docId);
      if (note !== null && (parts.isAway() || isCatchingUp.with(by))) add({ kind: "note", id: note.pointId, by });
    },
    settled: comments.settle,
    dismiss: () => { news.set(NO_NEWS); },
    stop() {
      stopView();
      isCatchingUp.stop();
      comments.settle();
    },
  };
}

/** Compares what was said before a delivery with what is said after it. */
function followComments({ notes, report }: NewsParts, found: (item: NewsItem, createdAtMs: EpochMs) => void): { begin(): Promise<void>; settle(): void } {
  let before: { readonly side: SideDocument; readonly ids: ReadonlySet<string> } | null = null;
  return {
    async begin() {
      if (before !== null) return;
      const opened = await notes.open("discussion");
      if (opened.ok) before = { side: opened.value, ids: new Set(saidIn(opened.value).map(({ item }) => item.id)) };
      else report("groups.news", opened.error.code);
    },
    settle() {
      if (before === null) return;
      const { side, ids } = before;
      before = null;
      for (const { item, createdAtMs } of saidIn(side)) if (!ids.has(item.id)) found(item, createdAtMs);
      side.release();
    },
  };
}

/** Comments and suggestions whose author can be read. */
function saidIn({ doc }: SideDocument): readonly { readonly item: NewsItem; readonly createdAtMs: EpochMs }[] {
  const view = createDiscussionView("discussion", doc);
  const suggestions = createSuggestionView(doc);
  const all = [
    ...view.threads().flatMap(({ at, comments }) => comments.map(({ id, createdBy: by, createdAtMs }) => ({ kind: "comment" as const, id, at, by, createdAtMs }))),
    ...suggestions.suggestions().map(({ id, at, createdBy: by, createdAtMs }) => ({ kind: "suggestion" as const, id, at, by, createdAtMs })),
  ];
  view.destroy();
  suggestions.destroy();
  return all.flatMap(({ by, createdAtMs, ...said }) => (by === null ? [] : [{ item: { ...said, by }, createdAtMs }]));
}

/** Whether what comes of somebody was written before: they came online only a moment ago, or are not here at all. */
function catchingUp({ peers, clock }: NewsParts, openedAtMs: EpochMs): { with(by: PersonId): boolean; stop(): void } {
  const cameAtMs = new Map<string, number>();
  const note = (): void => {
    const here = new Set(peers.get().map(({ personId }) => personId));
    for (const personId of [...cameAtMs.keys()]) if (!here.has(personId)) cameAtMs.delete(personId);
    for (const personId of here) if (!cameAtMs.has(personId)) cameAtMs.set(personId, clock.now());
  };
  note();
  const stop = peers.onChange(note);
  return {
    with(by) {
      const cameMs = cameAtMs.get(by);
      return cameMs === undefined || clock.now() - Math.max(openedAtMs, cameMs) < CATCHING_UP_MS;
    },
    stop,
  };
}
