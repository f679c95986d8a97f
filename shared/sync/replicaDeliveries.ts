import { isPersonId, type PersonId } from "#shared/kernel/index.ts";
import type { BlockPayload } from "./blockTypes.ts";
import { BASE, kindOf, OWN } from "./replicaHistory.ts";
import type { Ledger } from "./replicaLedger.ts";
import type { OwnKeys } from "./replicaOwnKeys.ts";
import type { AdmittedUpdate, Delivery, RefusalReason, ReplicaParts } from "./replicaTypes.ts";

const MAX_DELIVERY_BYTES = 1024 * 1024;
const MAX_DELIVERY_UPDATES = 2_000;
/** Blocks read from the disk at once. */
const READ_BLOCKS = 64;
const OWN_SAVE_MS = 1_000;
const RETRY_MS = 1_000;

export interface DeliveryParts {
  readonly parts: Pick<ReplicaParts, "mergeUpdates" | "clientsOf" | "onDelivered" | "report" | "delivered" | "after">;
  readonly ledger: Ledger;
  readonly ownLogKey: string;
  readonly ownKeys: OwnKeys;
  /** Payloads of blocks `from` to (without) `to`; null for one that says nothing. */
  readonly read: (logKey: string, from: number, to: number) => Promise<readonly (BlockPayload | null)[]>;
  /** The client ids of a log that its claims name. */
  readonly isBound: (logKey: string, index: number, clientId: number) => boolean;
}

interface Batch { readonly token: number; readonly cursors: ReadonlyMap<string, number>; readonly late: readonly (readonly [logKey: string, index: number])[] }
interface Gathered { bytes: number; readonly updates: Map<string, { readonly docId: string; readonly by: PersonId; readonly parts: Uint8Array[] }>; count: number }

/** Hands what is admitted to whoever applies it, one piece after the other, and remembers how far that went. */
export class Deliveries {
  readonly #given: DeliveryParts;
  readonly #cursors: Map<string, number>;
  /** Blocks before the cursor that did not count when it passed: they may later. */
  readonly #held = new Map<string, Set<number>>();
  readonly #reported = new Map<string, number>();
  #listener: ((delivery: Delivery) => void) | null = null;
  #outstanding: Batch | null = null;
  #nextToken = 1;
  #isGathering = false;
  #isAgain = false;
  #isRejudgeDue = false;
  #generation = 0;
  #cancelSave: (() => void) | null = null;

  constructor(given: DeliveryParts) {
    this.#given = given;
    this.#cursors = new Map(given.parts.delivered);
  }

  listen(listener: ((delivery: Delivery) => void) | null, fromScratch: boolean): void {
    this.#generation += 1;
    this.#listener = listener;
    this.#outstanding = null;
    if (fromScratch) {
      this.#cursors.clear();
      this.#held.clear();
    }
    this.#isRejudgeDue = true;
    this.pump();
  }

  /** What did not count may count now. */
  rejudge(): void {
    this.#isRejudgeDue = true;
  }

  /** An own block went to the disk whose work is durable here already. */
  ownTaken(index: number): void {
    const { ownLogKey } = this.#given;
    if ((this.#cursors.get(ownLogKey) ?? 0) !== index) return;
    this.#cursors.set(ownLogKey, index + 1);
    this.#cancelSave ??= this.#given.parts.after(OWN_SAVE_MS, () => {
      this.#cancelSave = null;
      this.#save();
    });
  }

  confirm(token: number): void {
    const batch = this.#outstanding;
    if (batch?.token !== token) return;
    this.#outstanding = null;
    for (const [logKey, index] of batch.late) this.#held.get(logKey)?.delete(index);
    for (const [logKey, end] of batch.cursors) this.#cursors.set(logKey, end);
    this.#save();
    this.pump();
  }

  /** Updates of a log that are here and do not count. */
  heldUpdates(logKey: string): number {
    const { ledger } = this.#given;
    let count = 0;
    for (const index of this.#held.get(logKey) ?? []) if ((ledger.admission.allowed(logKey, index) & ledger.history.kinds(logKey, index)) === 0) count += ledger.history.updateCount(logKey, index);
    return count;
  }

  /** Blocks of a log that are here and do not count at all. */
  heldBlocks(logKey: string): number {
    return [...this.#held.get(logKey) ?? []].filter((index) => this.#given.ledger.admission.allowed(logKey, index) === 0).length;
  }

  close(): void {
    this.#generation += 1;
    this.#listener = null;
    if (this.#cancelSave === null) return;
    this.#cancelSave();
    this.#cancelSave = null;
    this.#save();
  }

  /** Gathers the next piece when there is somebody to take it. */
  pump(): void {
    if (this.#listener === null || this.#outstanding !== null || !this.#given.ledger.isCaughtUp()) return;
    if (this.#isGathering) {
      this.#isAgain = true;
      return;
    }
    this.#isGathering = true;
    const generation = this.#generation;
    void this.#next(generation).then((batch) => {
      this.#isGathering = false;
      const isAgain = this.#isAgain || generation !== this.#generation;
      this.#isAgain = false;
      if (batch === "nothing" && !isAgain) return;
      if (batch !== "handed") this.pump();
    }).catch(() => {
      // SAFETY: the disk cannot be read now; nothing was handed over, and it is tried again.
      this.#isGathering = false;
      this.#isRejudgeDue = true;
      this.#given.parts.report({ kind: "disk", reason: null, logKey: this.#given.ownLogKey, index: 0 });
      this.#given.parts.after(RETRY_MS, () => this.pump());
    });
  }

  /** What is kept stops before the first block that may still come to count: after a restart it is looked at again. */
  #save(): void {
    const kept = new Map(this.#cursors);
    for (const [logKey, indexes] of this.#held) {
      let lowest = kept.get(logKey) ?? 0;
      for (const index of indexes) if (index < lowest) lowest = index;
      if (kept.has(logKey)) kept.set(logKey, lowest);
    }
    this.#given.parts.onDelivered(kept);
  }

  async #next(generation: number): Promise<"handed" | "nothing" | "moved"> {
    const gathered: Gathered = { bytes: 0, updates: new Map(), count: 0 };
    const late = this.#isRejudgeDue ? await this.#gatherLate(gathered) : [];
    const cursors = new Map<string, number>();
    for (const logKey of [...this.#given.ledger.history.logKeys()]) {
      if (isFull(gathered)) break;
      const from = this.#cursors.get(logKey) ?? 0;
      const end = await this.#gatherLog(logKey, from, gathered);
      if (end > from) cursors.set(logKey, end);
    }
    if (generation !== this.#generation) return "nothing";
    const batch: Batch = { token: this.#nextToken, cursors, late };
    if (gathered.updates.size === 0) return this.#passOver(batch);
    this.#nextToken += 1;
    this.#outstanding = batch;
    const updates = [...gathered.updates.values()].flatMap(({ docId, by, parts }) => this.#merged(parts).map((bytes) => ({ docId, by, bytes })));
    this.#listener?.({ token: batch.token, updates });
    return "handed";
  }

  #merged(parts: readonly Uint8Array[]): readonly Uint8Array[] {
    if (parts.length === 1) return parts;
    try {
      return [this.#given.parts.mergeUpdates(parts)];
    } catch {
      // SAFETY: each can be read, but somebody made them so that they cannot be brought together; one by one they must not hold up everything else.
      return parts;
    }
  }

  #passOver(batch: Batch): "nothing" | "moved" {
    for (const [logKey, index] of batch.late) this.#held.get(logKey)?.delete(index);
    for (const [logKey, end] of batch.cursors) this.#cursors.set(logKey, end);
    if (batch.cursors.size > 0) this.#save();
    return batch.cursors.size > 0 ? "moved" : "nothing";
  }

  async #gatherLate(gathered: Gathered): Promise<(readonly [string, number])[]> {
    this.#isRejudgeDue = false;
    const found: (readonly [string, number])[] = [];
    for (const [logKey, indexes] of this.#held) {
      for (const index of [...indexes]) {
        if (this.#given.ledger.admission.allowed(logKey, index) === 0) continue;
        if (isFull(gathered)) {
          this.#isRejudgeDue = true;
          return found;
        }
        const [payload] = await this.#given.read(logKey, index, index + 1);
        if (payload !== null && payload !== undefined) this.#gatherBlock(logKey, index, payload, gathered);
        if (this.#isWhole(logKey, index)) found.push([logKey, index]);
      }
    }
    return found;
  }

  /** Answers where it stopped. */
  async #gatherLog(logKey: string, from: number, gathered: Gathered): Promise<number> {
    const { ledger } = this.#given;
    const end = ledger.history.length(logKey);
    let at = from;
    while (at < end && !isFull(gathered)) {
      const to = Math.min(end, at + READ_BLOCKS);
      const wanted = Array.from({ length: to - at }, (_, step) => at + step).some((index) => ledger.admission.allowed(logKey, index) !== 0);
      const payloads = wanted ? await this.#given.read(logKey, at, to) : [];
      for (const start = at; at < to && !isFull(gathered); at += 1) {
        const payload = payloads[at - start];
        if (ledger.admission.allowed(logKey, at) !== 0 && payload !== null && payload !== undefined) this.#gatherBlock(logKey, at, payload, gathered);
        else this.#reportOnce(logKey, at, this.#reasonAgainstAll(logKey, at));
        if (!this.#isWhole(logKey, at)) this.#hold(logKey, at);
      }
    }
    return at;
  }

  #isWhole(logKey: string, index: number): boolean {
    const { admission, history } = this.#given.ledger;
    const kinds = history.kinds(logKey, index);
    return (admission.allowed(logKey, index) & kinds) === kinds;
  }

  #hold(logKey: string, index: number): void {
    const indexes = this.#held.get(logKey) ?? new Set<number>();
    this.#held.set(logKey, indexes.add(index));
  }

  #gatherBlock(logKey: string, index: number, payload: BlockPayload, gathered: Gathered): void {
    const named = this.#given.ledger.roster()?.logs.get(logKey)?.personId ?? this.#given.ledger.history.named.get(logKey);
    const by = isPersonId(named) ? named : undefined;
    const allowed = this.#given.ledger.admission.allowed(logKey, index);
    if (by === undefined) return;
    for (const item of payload.items) {
      if (item.kind === "entry") continue;
      if (item.kind === "own") {
        this.#gatherOwn({ logKey, index, by, isAllowed: (allowed & OWN) !== 0 }, item, gathered);
        continue;
      }
      const bit = item.kind === "base" ? BASE : kindOf(item.docId);
      const reason = kindOf(item.docId) === 0 ? "document" : (bit & allowed) === 0 ? this.#given.ledger.admission.reasonAgainst(logKey, index) : this.#reasonAgainstBytes(logKey, index, item);
      if (reason !== null) {
        this.#reportOnce(logKey, index, reason);
        continue;
      }
      // A base stands alone.
      gather(gathered, item.kind === "base" ? `${item.docId}/${by}/${gathered.count}` : `${item.docId}/${by}`, { docId: item.docId, by, bytes: item.bytes });
    }
  }

  /** What this person wrote for their own devices; of others it is none of ours. */
  #gatherOwn({ logKey, index, by, isAllowed }: { readonly logKey: string; readonly index: number; readonly by: PersonId; readonly isAllowed: boolean }, item: Extract<BlockPayload["items"][number], { kind: "own" }>, gathered: Gathered): void {
    const { ownKeys, ledger, parts } = this.#given;
    if (by !== ownKeys.personId()) return;
    const opened = isAllowed ? ownKeys.open(item, logKey) : null;
    // Written before this device was one of them: its author has sent the state since.
    if (opened === "no-key") return;
    if (opened === null || parts.clientsOf(opened.bytes) === null) {
      this.#reportOnce(logKey, index, isAllowed ? "unreadable" : ledger.admission.reasonAgainst(logKey, index));
      return;
    }
    gather(gathered, `${opened.docId}/${by}`, { docId: opened.docId, by, bytes: opened.bytes });
  }

  #reasonAgainstAll(logKey: string, index: number): RefusalReason | null {
    const { admission, history } = this.#given.ledger;
    if (history.updateCount(logKey, index) === 0) return null;
    return history.kinds(logKey, index) === 0 ? "document" : admission.reasonAgainst(logKey, index);
  }

  #reasonAgainstBytes(logKey: string, index: number, item: BlockPayload["items"][number]): RefusalReason | null {
    // What was there before the group has any ids, and may be larger than what is looked into.
    if (item.kind === "base") return null;
    const clients = this.#given.parts.clientsOf(item.bytes);
    if (clients === null) return "unreadable";
    return clients.every((clientId) => this.#given.isBound(logKey, index, clientId)) ? null : "client-id";
  }

  #reportOnce(logKey: string, index: number, reason: RefusalReason | null): void {
    if (reason === null || index < (this.#reported.get(logKey) ?? 0)) return;
    this.#reported.set(logKey, index + 1);
    this.#given.parts.report({ kind: "refused", reason, logKey, index });
  }
}

/** `name`: what goes under the same one is merged. */
function gather(gathered: Gathered, name: string, { docId, by, bytes }: AdmittedUpdate): void {
  const update = gathered.updates.get(name) ?? { docId, by, parts: [] };
  gathered.updates.set(name, update);
  update.parts.push(bytes);
  gathered.bytes += bytes.length;
  gathered.count += 1;
}

function isFull(gathered: Gathered): boolean {
  return gathered.bytes >= MAX_DELIVERY_BYTES || gathered.count >= MAX_DELIVERY_UPDATES;
}
