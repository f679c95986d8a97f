import { isOwnDocId, isSharedDocId } from "#shared/kernel/index.ts";
import { writeBlock } from "./blocks.ts";
import type { BlockItem, BlockPayload } from "./blockTypes.ts";
import { encodeEntry, type Entry } from "./entries.ts";
import { factsOf, type BlockFacts } from "./replicaHistory.ts";
import type { LogChain } from "./replicaLogs.ts";
import { OwnClaims } from "./replicaClaims.ts";
import type { Beginning, OwnUpdate, RefusalReason, ReplicaParts } from "./replicaTypes.ts";
import type { OwnKeys } from "./replicaOwnKeys.ts";
import { mayWrite, type Role } from "./roles.ts";
import { MAX_BASE_BLOCK_BYTES, MAX_BLOCK_BYTES } from "./payload.ts";

const COALESCE_MS = 40;
const RETRY_MS = 1_000;
/** Several updates in one block, up to so much; a bigger one stands alone. */
const BLOCK_TARGET_BYTES = 1024 * 1024;
const OVERHEAD_BYTES = 64 * 1024;
const MAX_BLOCK_ITEMS = 1_024;

/** A key, and whether there is no newer epoch that the key is missing of. */
export interface WritingEpoch { readonly epochId: string; readonly key: Uint8Array; readonly isInForce: boolean }

export interface WritingParts {
  readonly parts: Pick<ReplicaParts, "crypto" | "store" | "now" | "after" | "secrets" | "clientsOf" | "mergeUpdates" | "report" | "begunAnew">;
  readonly chain: LogChain;
  readonly ownKeys: OwnKeys;
  /** The newest epoch there is the key of, or the one that is asked for. Null: none at all. */
  readonly epoch: (epochId?: string) => WritingEpoch | null;
  /** Null: no part in the group; undefined: not known yet. */
  readonly role: () => Role | null | undefined;
  /** log key → how much of it was taken into account here. */
  readonly taken: () => Iterable<readonly [string, number]>;
  /** A client id that another log of the group has claimed. */
  readonly isOfAnotherLog: (clientId: number) => boolean;
  /** What was in the forest before the group, under ids of any kind, is this device's. */
  readonly hasBase: () => boolean;
  readonly onWritten: (index: number, bytes: Uint8Array, facts: BlockFacts) => void;
}

interface Waiting { readonly updates: OwnUpdate[]; readonly done: () => void }
/** What becomes one item: an update, and whose structs are in it. */
interface Part { readonly bytes: Uint8Array; readonly clients: readonly number[] }
class ClosedError extends Error {}

/** The own log: one block after the other, each on the disk before the next is made. */
export class Writing {
  /** Under which the own log was written. */
  readonly epochIds = new Set<string>();
  refused = 0;
  begunAnew: Beginning;
  readonly #given: WritingParts;
  readonly #claims: OwnClaims;
  readonly #claimed = new Set<number>();
  /** What the own log says of others so far. */
  readonly #said = new Map<string, number>();
  #waiting: Waiting[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #lastFlushMs = -Infinity;
  #cancelFlush: (() => void) | null = null;
  #isClosed = false;

  constructor(given: WritingParts) {
    this.#given = given;
    this.begunAnew = given.parts.begunAnew ?? { block: 0, clientNo: 0, known: {} };
    const { crypto, secrets, after } = given.parts;
    this.#claims = new OwnClaims({ crypto, groupId: secrets.groupId, logKey: given.chain.keyBytes, pause: () => new Promise((resolve) => { after(0, resolve); }) });
  }

  /** A block of the own log that was there before. */
  remember(facts: BlockFacts): void {
    this.epochIds.add(facts.epochId);
    for (const [logKey, length] of facts.seen) this.#said.set(logKey, Math.max(length, this.#said.get(logKey) ?? 0));
    for (const n of facts.claims) {
      this.#claimed.add(n);
      this.#claims.used(n);
    }
  }

  /** From the next block and the next unused client id on: whatever uses an older one is in the log already, or was refused. */
  beginAnew(begunAnew: Beginning): Beginning {
    this.refused = 0;
    return this.begunAnew = begunAnew;
  }

  nextNumbers(): Pick<Beginning, "block" | "clientNo"> {
    let clientNo = 0;
    for (const n of this.#claimed) clientNo = Math.max(clientNo, n + 1);
    return { block: this.#given.chain.length, clientNo };
  }

  said(): ReadonlyMap<string, number> {
    return this.#said;
  }

  hasUnsaid(): boolean {
    return this.#unsaid().length > 0;
  }

  write(updates: readonly OwnUpdate[]): Promise<void> {
    if (updates.length === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push({ updates: [...updates], done: resolve });
      this.wake();
    });
  }

  /** To be called when what writing waits for may be here: a key, the own membership. */
  wake(): void {
    if (this.#waiting.length === 0 || this.#cancelFlush !== null || this.#isClosed || !this.#mayFlush()) return;
    const dueMs = this.#lastFlushMs + COALESCE_MS - this.#given.parts.now();
    if (dueMs <= 0) void this.#flushInTurn();
    else this.#flushAfter(dueMs);
  }

  /** Entries in one block, sealed with the key of this epoch, or of the newest there is. Throws when the disk refuses. Answers the index. */
  entries(entries: readonly Entry[], epochId?: string): Promise<number> {
    return this.#inTurn(() => this.#append(entries.map((entry) => ({ kind: "entry", bytes: encodeEntry(entry) })), epochId));
  }

  /** Several things that must not be parted by anything else of this log. */
  alone<T>(task: (append: (entries: readonly Entry[]) => Promise<number>, nextIndex: number) => Promise<T>): Promise<T> {
    return this.#inTurn(() => task((entries) => this.#append(entries.map((entry) => ({ kind: "entry", bytes: encodeEntry(entry) }))), this.#given.chain.length));
  }

  async base(docs: readonly OwnUpdate[]): Promise<void> {
    for (const { docId, bytes } of docs) {
      if (!isSharedDocId(docId)) this.#refuse("document");
      else if (bytes.length > MAX_BASE_BLOCK_BYTES - OVERHEAD_BYTES) this.#refuse("size");
      else await this.#inTurn(() => this.#append([{ kind: "base", docId, bytes }]));
    }
  }

  /** Says what was taken in. False: it could not be written now. */
  async acknowledge(): Promise<boolean> {
    try {
      await this.#inTurn(async () => { if (this.hasUnsaid()) await this.#append([]); });
      return true;
    } catch (thrown) {
      if (!(thrown instanceof ClosedError)) this.#reportDisk();
      return false;
    }
  }

  /** Runs something that must not meet a block on its way to the disk. */
  between<T>(task: () => Promise<T>): Promise<T> {
    return this.#inTurn(task);
  }

  /** What is in hand is written to its end. */
  async close(): Promise<void> {
    if (this.#cancelFlush !== null || this.#waiting.length > 0) {
      this.#cancelFlush?.();
      this.#cancelFlush = null;
      if (this.#mayFlush()) await this.#flushInTurn();
    }
    this.#isClosed = true;
    await this.#turn;
  }

  #flushInTurn(): Promise<void> {
    this.#lastFlushMs = this.#given.parts.now();
    return this.#inTurn(() => this.#flush()).catch((thrown: unknown) => {
      if (thrown instanceof ClosedError) return;
      this.#reportDisk();
      this.#flushAfter(RETRY_MS);
    });
  }

  #flushAfter(delayMs: number): void {
    if (this.#isClosed) return;
    this.#cancelFlush ??= this.#given.parts.after(delayMs, () => {
      this.#cancelFlush = null;
      if (this.#mayFlush()) void this.#flushInTurn();
    });
  }

  /** Without a role nothing is written, but refused at once; without the newest key it waits. */
  #mayFlush(): boolean {
    const role = this.#given.role();
    return role === null || (role !== undefined && this.#given.epoch()?.isInForce === true);
  }

  async #flush(): Promise<void> {
    const waiting = this.#waiting;
    if (waiting.length === 0 || !this.#mayFlush()) return;
    this.#waiting = [];
    try {
      const updates = waiting.flatMap((each) => each.updates);
      const items: BlockItem[] = [...this.#ownItems(updates.filter(({ docId }) => isOwnDocId(docId))), ...await this.#itemsOf(updates.filter(({ docId }) => !isOwnDocId(docId)))];
      for (const block of blocksOf(items)) await this.#append(block);
    } catch (thrown) {
      // Written again as a whole: what did reach the disk is the same work twice, and harms nobody.
      this.#waiting = [...waiting, ...this.#waiting];
      throw thrown;
    }
    for (const { done } of waiting) done();
    this.wake();
  }

  /** What is private, for this person's other devices; nothing where there is none. A new key stands before what is sealed with it. */
  #ownItems(updates: readonly OwnUpdate[]): BlockItem[] {
    const { clientsOf, mergeUpdates } = this.#given.parts;
    const key = updates.length === 0 ? null : this.#given.ownKeys.forWriting();
    if (key === null) return [];
    const byDoc = new Map<string, Uint8Array[]>();
    for (const { docId, bytes } of updates) {
      if (bytes.length > MAX_BLOCK_BYTES - OVERHEAD_BYTES) this.#refuse("size");
      else if (clientsOf(bytes) === null) this.#refuse("unreadable");
      else byDoc.set(docId, [...(byDoc.get(docId) ?? []), bytes]);
    }
    const items = Array.from(byDoc, ([docId, parts]) => {
      const merged = parts.length === 1 ? parts : [mergeUpdates(parts)];
      const fitting = merged.some((bytes) => bytes.length > MAX_BLOCK_BYTES - OVERHEAD_BYTES) ? parts : merged;
      return fitting.map((bytes) => this.#given.ownKeys.seal({ docId, bytes }, key));
    }).flat();
    return key.entry === null || items.length === 0 ? items : [{ kind: "entry", bytes: encodeEntry(key.entry) }, ...items];
  }

  /** One item for each document, or more when it is much; what counts nowhere is left out. */
  async #itemsOf(updates: readonly OwnUpdate[]): Promise<Extract<BlockItem, { kind: "update" }>[]> {
    const byDoc = new Map<string, Uint8Array[]>();
    for (const { docId, bytes } of updates) {
      const known = byDoc.get(docId);
      if (known === undefined) byDoc.set(docId, [bytes]);
      else known.push(bytes);
    }
    const items: Extract<BlockItem, { kind: "update" }>[] = [];
    const claimed = new Set<number>();
    for (const [docId, all] of byDoc) {
      const together = await this.#together(docId, all);
      for (const { bytes, clients } of together === null ? await this.#oneByOne(docId, all) : [together]) {
        items.push({ kind: "update", docId, bytes, claims: await this.#newClaims(clients, claimed) });
      }
    }
    return items;
  }

  /** A thousand small ones are one soon; looking into that one is enough when all of it may be written. Null: it may not, or nobody can tell, or it is too much for one. */
  async #together(docId: string, all: readonly Uint8Array[]): Promise<Part | null> {
    if (all.reduce((sum, bytes) => sum + bytes.length, 0) > BLOCK_TARGET_BYTES) return null;
    let bytes: Uint8Array;
    try {
      bytes = this.#given.parts.mergeUpdates(all);
    } catch {
      // SAFETY: one of them is no update; one by one the others are taken, and that one is refused and told of.
      return null;
    }
    const clients = this.#given.parts.clientsOf(bytes);
    if (clients === null || clients.some((clientId) => this.#given.isOfAnotherLog(clientId))) return null;
    for (const clientId of clients) if ((await this.#claims.numberOf(clientId) ?? -1) < this.begunAnew.clientNo) return null;
    return await this.#reasonAgainst({ docId, bytes }, clients) === null ? { bytes, clients } : null;
  }

  async #oneByOne(docId: string, all: readonly Uint8Array[]): Promise<Part[]> {
    const parts: { bytes: Uint8Array[]; size: number; clients: Set<number> }[] = [];
    for (const bytes of all) {
      const clients = this.#given.parts.clientsOf(bytes);
      if (clients !== null && await this.#isTheGroups(clients)) continue;
      const reason = await this.#reasonAgainst({ docId, bytes }, clients);
      if (reason !== null) {
        this.#refuse(reason);
        continue;
      }
      const last = parts.at(-1);
      if (last === undefined || last.size + bytes.length > BLOCK_TARGET_BYTES) parts.push({ bytes: [bytes], size: bytes.length, clients: new Set(clients) });
      else {
        last.bytes.push(bytes);
        last.size += bytes.length;
        for (const clientId of clients ?? []) last.clients.add(clientId);
      }
    }
    return parts.map(({ bytes, clients }) => ({ bytes: this.#given.parts.mergeUpdates(bytes), clients: [...clients] }));
  }

  async #newClaims(clients: Iterable<number>, claimed: Set<number>): Promise<number[]> {
    const claims: number[] = [];
    for (const clientId of clients) {
      const n = await this.#claims.numberOf(clientId);
      if (n === null || this.#claimed.has(n) || claimed.has(n)) continue;
      claimed.add(n);
      claims.push(n);
    }
    return claims;
  }

  /** Work of this person that the group gave back (from before the forest was made anew, or of another device of theirs) must not be given it once more. */
  async #isTheGroups(clients: readonly number[]): Promise<boolean> {
    if (clients.some((clientId) => this.#given.isOfAnotherLog(clientId))) return true;
    const { clientNo } = this.begunAnew;
    if (clientNo === 0 || clients.length === 0) return false;
    for (const clientId of clients) {
      const n = await this.#claims.numberOf(clientId);
      if (n === null ? !this.#given.hasBase() : n >= clientNo) return false;
    }
    return true;
  }

  async #reasonAgainst({ docId, bytes }: OwnUpdate, clients: readonly number[] | null): Promise<RefusalReason | null> {
    if (!isSharedDocId(docId)) return "document";
    if (!mayWrite(this.#given.role() ?? null, docId)) return "role";
    if (bytes.length > MAX_BLOCK_BYTES - OVERHEAD_BYTES) return "size";
    if (clients === null) return "unreadable";
    for (const clientId of clients) if (await this.#claims.numberOf(clientId) === null) return "client-id";
    return null;
  }

  #refuse(reason: RefusalReason): void {
    this.refused += 1;
    this.#given.parts.report({ kind: "refused", reason, logKey: this.#given.chain.logKey, index: this.#given.chain.length });
  }

  #unsaid(): [string, number][] {
    const unsaid: [string, number][] = [];
    for (const [logKey, length] of this.#given.taken()) if (logKey !== this.#given.chain.logKey && length > (this.#said.get(logKey) ?? 0)) unsaid.push([logKey, length]);
    return unsaid;
  }

  async #append(items: readonly BlockItem[], epochId?: string): Promise<number> {
    const { parts, chain } = this.#given;
    const epoch = this.#given.epoch(epochId);
    if (epoch === null || this.#isClosed) throw new ClosedError("nothing is written any more");
    const payload: BlockPayload = { atMs: Math.max(0, Math.floor(parts.now())), seen: this.#unsaid(), items };
    const index = chain.length;
    const made = writeBlock(parts.crypto, { log: parts.secrets.log, logKey: chain.keyBytes, index, previousHash: chain.headAt(index) }, { epochId: epoch.epochId, epochKey: epoch.key, payload });
    await parts.store.append(chain.logKey, index, [made.bytes]);
    chain.push(made.hash, made.bytes.length);
    const facts = factsOf(epoch.epochId, payload);
    this.remember(facts);
    this.#given.onWritten(index, made.bytes, facts);
    return index;
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(task);
    // SAFETY: whoever asked hears of the failure; the turn goes on.
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  #reportDisk(): void {
    this.#given.parts.report({ kind: "disk", reason: null, logKey: this.#given.chain.logKey, index: this.#given.chain.length });
  }
}

function blocksOf(items: readonly BlockItem[]): BlockItem[][] {
  const blocks: BlockItem[][] = [];
  let size = 0;
  for (const item of items) {
    const last = blocks.at(-1);
    if (last === undefined || last.length >= MAX_BLOCK_ITEMS || size + item.bytes.length > BLOCK_TARGET_BYTES) {
      blocks.push([item]);
      size = item.bytes.length;
    } else {
      last.push(item);
      size += item.bytes.length;
    }
  }
  return blocks;
}
