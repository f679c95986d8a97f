import type * as Y from "yjs";
import type { Forest } from "#shared/forest/index.ts";
import { MAX_CLIENT_IDS, type EventPayload } from "#shared/ipc/contract.ts";
import { isPointId, type ForestId, type PersonId, type PointId } from "#shared/kernel/index.ts";
import { noteDocId } from "#shared/notes/index.ts";
import { meIn, type GroupState, type PeerPresence } from "#shared/sync/index.ts";
import { createReadable } from "../createReadable.ts";
import { callMain, onMain } from "../ipcClient.ts";
import type { OwnedNotes } from "../notes/createNotes.ts";
import type { LogShipper } from "../storage/logShipper.ts";
import type { Readable, Selection } from "../types.ts";
import { applyDelivery } from "./applyDelivery.ts";
import type { GroupAtOpening } from "./askGroup.ts";
import { createClientIds, IDS_AT_ONCE, type ClientIds } from "./createClientIds.ts";
import { createGroupNews, type GroupNews } from "./createGroupNews.ts";
import type { News } from "./newsTypes.ts";
import { createPresence, type OwnPresence } from "./createPresence.ts";
import type { ForestGroup, GroupProblem, MayWrite } from "./groupTypes.ts";
import { mayWriteOf } from "./mayWriteOf.ts";
import { otherPeople } from "./otherPeople.ts";
import { watchAway } from "./watchAway.ts";
import { writtenEventually } from "./writtenEventually.ts";

export interface GroupSessionParts {
  readonly forestId: ForestId;
  readonly atOpening: GroupAtOpening;
  readonly shipper: Pick<LogShipper, "push" | "flush" | "saveState">;
  /** The forest's own disk lost something: others are asked for all they have. */
  readonly lostSomething: boolean;
  report(where: string, problem: unknown): void;
  /** Others do not get what is written here this time. */
  onOff(): void;
}

/** What the group of an open forest does behind the scenes. */
export interface GroupSession {
  readonly group: ForestGroup;
  readonly clientIds: ClientIds;
  readonly mayWrite: Readable<MayWrite>;
  /** Which of these ids are among those this device was given, this time or earlier. */
  ownClientIds(clientIds: readonly number[]): Promise<ReadonlySet<number>>;
  /** Whose work is being applied just now; null: what is written now is this person's. */
  remoteAuthor(): PersonId | null;
  /** The forest is usable: from now on it takes in what others do and tells them where this person is. Without it (a forest opened for a moment) nothing comes. */
  begin(open: { readonly forest: Forest; readonly notes: Pick<OwnedNotes, "applyRemote" | "remoteIsWritten" | "open"> }): void;
  /** Shows others what is selected. */
  watch(selection: Selection): void;
  /** Takes nothing in any more. What was taken in is on its way to the log; what was not confirmed comes again next time. */
  close(): Promise<void>;
}

export function createGroupSession(parts: GroupSessionParts): GroupSession {
  return new OpenGroup(parts);
}

class OpenGroup implements GroupSession {
  readonly clientIds: ClientIds;
  readonly group: ForestGroup;
  readonly mayWrite = createReadable<MayWrite>("all");
  readonly #state = createReadable<GroupState | null>(null);
  readonly #peers = createReadable<readonly PeerPresence[]>([]);
  readonly #presence: OwnPresence;
  readonly #news = createReadable<News>({ items: [], isCut: false });
  #collecting: GroupNews | null = null;
  readonly #stops: (() => void)[] = [];
  readonly #closing = new AbortController();
  #open: Parameters<GroupSession["begin"]>[0] | null = null;
  #author: PersonId | null = null;
  #isFollowing = false;
  #last: Promise<void> = Promise.resolve();

  constructor(private readonly parts: GroupSessionParts) {
    const { forestId, atOpening } = parts;
    this.clientIds = createClientIds({
      first: atOpening.clientIds,
      ask: async (count) => {
        const answer = await callMain("groups.clientIds", { forestId, count });
        if (!answer.ok) throw new Error(answer.error.detail);
        return answer.value.clientIds;
      },
      onMissing: (problem) => { this.#off("groups.clientIds", problem); },
    });
    this.#presence = createPresence((presence) => { if (this.#isFollowing) void callMain("groups.setPresence", { forestId, presence }); });
    this.group = {
      forestId,
      personId: atOpening.personId,
      state: this.#state,
      peers: this.#peers,
      peersAt: (pointId) => this.#peersAt(pointId),
      setPresence: (patch) => { this.#presence.set(patch); },
      create: (name, personName) => this.#create(name, personName),
      news: this.#news,
      dismissNews: () => { this.#collecting?.dismiss(); },
      bindClientId: (doc: Y.Doc) => this.clientIds.bind(doc),
    };
    this.#setState(atOpening.state);
    // A role may change while nothing is followed yet, and a forest may become a group's in another way than by `create`.
    this.#stops.push(onMain("groups.changed", (changed) => { if (changed.forestId === forestId) this.#onChanged(changed.state); }));
    if (atOpening.problem !== null) this.#off("groups", atOpening.problem);
  }

  remoteAuthor(): PersonId | null {
    return this.#author;
  }

  async ownClientIds(clientIds: readonly number[]): Promise<ReadonlySet<number>> {
    const answer = await callMain("groups.ownClientIds", { forestId: this.parts.forestId, clientIds: clientIds.slice(0, MAX_CLIENT_IDS) });
    if (answer.ok) return new Set(answer.value.own);
    this.parts.report("groups.ownClientIds", answer.error.detail);
    return new Set();
  }

  begin(open: Parameters<GroupSession["begin"]>[0]): void {
    this.#open = open;
    const { forestId } = this.parts;
    this.#stops.push(
      onMain("groups.delivered", (delivered) => { if (delivered.forestId === forestId) this.#enqueue(delivered); }),
      onMain("groups.presence", (seen) => { if (seen.forestId === forestId) this.#peers.set(otherPeople(seen.peers, this.#state.get())); }),
    );
    if (this.#state.get() !== null) void this.#follow();
  }

  watch(selection: Selection): void {
    // What is private is nobody else's business, not even that it is there.
    const isShared = (id: PointId): boolean => this.#open?.forest.view.point(id)?.doc === "forest";
    const show = (): void => {
      const id = selection.get().ids.find(isPointId);
      this.#presence.set({ at: id !== undefined && isShared(id) ? id : null });
    };
    this.#stops.push(selection.onChange(show));
    show();
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    for (const stop of this.#stops.splice(0)) stop();
    this.clientIds.stop();
    this.#presence.stop();
    await this.#last;
    if (this.#isFollowing) await callMain("groups.unfollow", { forestId: this.parts.forestId });
  }

  #setState(state: GroupState | null): void {
    const before = this.#state.get();
    // What was written just before a role changed may have been refused.
    if (before !== null && state !== null && (state.myRole !== before.myRole || state.ownRefused > before.ownRefused)) this.clientIds.renew();
    this.#state.set(state);
    this.mayWrite.set(mayWriteOf(state));
  }

  #onChanged(state: GroupState | null): void {
    this.#setState(state);
    if (state === null || state.ended !== null) this.#peers.set([]);
    if (state !== null && this.parts.atOpening.problem === null) void this.#follow();
  }

  async #follow(): Promise<void> {
    if (this.#isFollowing || this.#open === null || this.#closing.signal.aborted) return;
    this.#isFollowing = true;
    this.#collectNews(this.#open);
    const answer = await callMain("groups.follow", { forestId: this.parts.forestId, fromScratch: this.parts.lostSomething });
    if (answer.ok) {
      this.#presence.again();
      return;
    }
    this.#isFollowing = false;
    this.#off("groups.follow", answer.error.detail);
  }

  /** One after the other, in the order they came. */
  #enqueue(delivered: EventPayload<"groups.delivered">): void {
    this.#last = this.#last.then(() => this.#take(delivered)).catch((thrown: unknown) => { this.parts.report("groups.delivered", thrown); });
  }

  async #take(delivered: EventPayload<"groups.delivered">): Promise<void> {
    const { signal } = this.#closing;
    const open = this.#open;
    if (open === null || signal.aborted) return;
    const { forestId, shipper, report } = this.parts;
    const news = this.#collecting;
    await applyDelivery({
      forest: open.forest, report,
      notes: { applyRemote: async (docId, bytes, by) => {
        await news?.taking(docId, by);
        return open.notes.applyRemote(docId, bytes, by);
      } },
      ship: (docId, bytes, by) => { shipper.push(docId, bytes, by); },
      asWorkOf: (by, body) => { this.#asWorkOf(by, body); },
    }, delivered);
    news?.settled();
    if (!(await writtenEventually(shipper, signal))) return;
    open.notes.remoteIsWritten();
    const answer = await callMain("groups.applied", { forestId, token: delivered.token });
    if (!answer.ok) report("groups.applied", answer.error.detail);
  }

  #collectNews({ forest, notes }: Parameters<GroupSession["begin"]>[0]): void {
    if (this.#collecting !== null) return;
    const away = watchAway(forest.clock);
    const news = createGroupNews({
      view: forest.view, notes, clock: forest.clock, peers: this.#peers, isAway: away.isAway, report: this.parts.report, authorNow: () => this.#author,
      me: () => {
        const state = this.#state.get();
        return state === null ? null : meIn(state)?.personId ?? null;
      },
    });
    this.#collecting = news;
    this.#stops.push(news.stop, away.stop, news.news.onChange(() => { this.#news.set(news.news.get()); }));
  }

  #asWorkOf(by: PersonId, body: () => void): void {
    this.#author = by;
    try {
      body();
    } finally {
      this.#author = null;
    }
  }

  #peersAt(pointId: PointId): readonly PeerPresence[] {
    const note = noteDocId(pointId, "shared");
    return this.#peers.get().filter(({ presence }) => presence !== null && (presence.at === pointId || presence.docId === note));
  }

  async #create(name: string, personName: string): Promise<GroupProblem | null> {
    const { forestId, shipper } = this.parts;
    if (!(await shipper.flush()).ok) return "disk";
    const prepared = await callMain("groups.clientIds", { forestId, count: IDS_AT_ONCE, prepare: true });
    if (!prepared.ok) return this.#failed("groups.clientIds", prepared.error.detail);
    if (prepared.value.clientIds === null) return "not-running";
    // From here on everything that is written carries an id of this device; what came before goes along as the group's beginning.
    this.clientIds.add(prepared.value.clientIds);
    if (!(await shipper.flush()).ok) return "disk";
    const created = await callMain("groups.create", { forestId, name, personName });
    if (!created.ok) return this.#failed("groups.create", created.error.detail);
    if (created.value.refused !== null) return created.value.refused;
    const asked = await callMain("groups.state", { forestId });
    if (asked.ok) this.#setState(asked.value.state);
    else this.parts.report("groups.state", asked.error.detail);
    await this.#follow();
    return null;
  }

  #failed(where: string, detail: string): GroupProblem {
    this.parts.report(where, detail);
    return "unexpected";
  }

  #off(where: string, problem: string): void {
    this.parts.report(where, problem);
    this.parts.onOff();
  }
}
