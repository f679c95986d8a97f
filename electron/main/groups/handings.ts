import { isOwnDocId, isSharedDocId } from "#shared/kernel/index.ts";
import { unpackUpdates } from "#shared/storage/index.ts";
import type { OpenLogs } from "#electron/durableLog/index.ts";
import type { RunTask } from "#electron/workers/storageProtocol.ts";
import type { ForestFolders } from "../forests/index.ts";
import { PeersAway, type PeersProcess } from "./createPeersProcess.ts";
import type { GroupIndex } from "./groupIndex.ts";
import { Handing, type DurableBatch, type HandedPiece } from "./handing.ts";

export interface HandingsParts {
  readonly index: Pick<GroupIndex, "activeOf" | "byId">;
  readonly peers: Pick<PeersProcess, "callIfRunning" | "isRunning">;
  readonly personId: () => string;
  readonly runTask: RunTask;
  readonly forests: Pick<ForestFolders, "dirOf">;
  readonly logs: Pick<OpenLogs, "nextSeq">;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly warn: (message: string) => void;
}

const MAX_PIECE_BYTES = 4 * 1024 * 1024;

/** The groups whose durable work goes to the peers process: one `Handing` each, which says what is this person's and may go out. */
export class Handings {
  readonly #handings = new Map<string, Handing>();

  constructor(private readonly parts: HandingsParts) {}

  /** Nothing happens where one runs already, or the group is not in the index. True: it began. */
  begin(groupId: string, handedThroughSeq: number): boolean {
    const { index, peers, logs, after, warn } = this.parts;
    const record = index.byId(groupId);
    if (record === null || this.#handings.has(groupId)) return false;
    const handing = new Handing({
      handedThroughSeq,
      authors: () => this.#authorsIn(groupId),
      takes: (docId) => isSharedDocId(docId) || (this.#hasOwnDevices(groupId) && isOwnDocId(docId)),
      hand: async (piece) => {
        if (!peers.isRunning()) throw new PeersAway("it does not run");
        await peers.callIfRunning("handUpdates", { groupId, ...piece });
      },
      read: (afterSeq) => this.#readLog(groupId, record.forestId, afterSeq),
      after,
      warn: (message) => { warn(`${groupId}: ${message}`); },
    });
    const nextSeq = logs.nextSeq(record.forestId);
    if (nextSeq !== null) handing.opened(nextSeq);
    this.#handings.set(groupId, handing);
    return true;
  }

  forestOpened(forestId: string, nextSeq: number): void {
    this.#ofForest(forestId)?.opened(nextSeq);
  }

  forestWritten(forestId: string, batch: DurableBatch): void {
    this.#ofForest(forestId)?.wrote(batch);
  }

  /** Hands over what is durable, then no more. Resolves also where that failed. */
  async finish(groupId: string): Promise<void> {
    await this.#handings.get(groupId)?.settled();
    await this.stop(groupId);
  }

  async finishAll(): Promise<void> {
    await Promise.all([...this.#handings.keys()].map((groupId) => this.finish(groupId)));
  }

  async stop(groupId: string): Promise<void> {
    const handing = this.#handings.get(groupId);
    this.#handings.delete(groupId);
    await handing?.stop();
  }

  /** Those of a peers process that is no more. */
  abandonAll(): void {
    for (const handing of this.#handings.values()) handing.abandon();
    this.#handings.clear();
  }

  #ofForest(forestId: string): Handing | undefined {
    const group = this.parts.index.activeOf(forestId);
    return group === null ? undefined : this.#handings.get(group.groupId);
  }

  #hasOwnDevices(groupId: string): boolean {
    return this.parts.index.byId(groupId)?.hasOwnDevices === true;
  }

  #authorsIn(groupId: string): string[] {
    const inGroup = this.parts.index.byId(groupId)?.personId ?? null;
    return [...new Set([this.parts.personId(), ...(inGroup === null ? [] : [inGroup])])];
  }

  async #readLog(groupId: string, forestId: string, afterSeq: number): Promise<HandedPiece & { readonly isEnd: boolean }> {
    const { logs, runTask, forests } = this.parts;
    for (;;) {
      const nextSeq = logs.nextSeq(forestId);
      const { updates, throughSeq, isEnd } = await runTask("sharedUpdatesAfter", {
        forestDir: forests.dirOf(forestId), seq: afterSeq, throughSeq: nextSeq === null ? Number.MAX_SAFE_INTEGER : nextSeq - 1,
        authors: this.#authorsIn(groupId), withOwn: this.#hasOwnDevices(groupId), maxBytes: MAX_PIECE_BYTES,
      });
      // Opened meanwhile: what was read may have been on its way to the disk only.
      if (nextSeq !== null || logs.nextSeq(forestId) === null) return { updates: unpackUpdates(updates), throughSeq, isEnd };
    }
  }
}
