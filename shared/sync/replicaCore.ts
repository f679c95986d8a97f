import { decodeBlock, openBlock } from "./blocks.ts";
import type { PlacedEntry, StoredBlock } from "./blockTypes.ts";
import { Deliveries } from "./replicaDeliveries.ts";
import { EpochKeys } from "./replicaEpochKeys.ts";
import { factsOf, type BlockFacts } from "./replicaHistory.ts";
import { BoundIds } from "./replicaClaims.ts";
import { NamedFiles } from "./namedFiles.ts";
import { Ledger, type OfferedBlock } from "./replicaLedger.ts";
import { LogChain, verifyRun, type VerifiedRun } from "./replicaLogs.ts";
import { NamedTimers } from "./namedTimers.ts";
import { LogQuotas } from "./replicaQuotas.ts";
import { Payloads } from "./replicaPayloads.ts";
import { ReplicaSessions, type Standing } from "./replicaSessions.ts";
import type { RefusalReason, ReplicaParts } from "./replicaTypes.ts";
import { OwnKeys } from "./replicaOwnKeys.ts";
import { Writing } from "./replicaWriting.ts";
import { toText } from "./keyText.ts";
import type { Role } from "./roles.ts";
import { currentRole } from "./rosterAt.ts";

const CHANGE_MS = 100;
/** Before the ledger goes on with what it left. */
const LATER_MS = 100;

export interface Taken { readonly taken: number; readonly refused: RefusalReason | null }

/** The parts of a replica joined: what comes is verified, stored, taken into account, delivered; what is written goes to the disk, then to the others. */
export class ReplicaCore {
  readonly parts: ReplicaParts;
  readonly ownLogKey: string;
  readonly ownDeviceKey: string;
  readonly chains = new Map<string, LogChain>();
  readonly epochKeys: EpochKeys;
  readonly ledger: Ledger;
  readonly writing: Writing;
  readonly deliveries: Deliveries;
  readonly sessions: ReplicaSessions;
  readonly #namedFiles = new NamedFiles();
  readonly #founderLogKey: string | null;
  readonly #bound: BoundIds;
  /** How far somebody says they have each log. */
  readonly #cited = new Map<string, number>();
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #payloads: Payloads;
  readonly #timers: NamedTimers;
  readonly #quotas = new LogQuotas();
  /** Entries that do not count and were reported. */
  readonly #ignored = new Set<string>();
  #isOpening = true;
  #isClosed = false;

  constructor(parts: ReplicaParts, founderLogKey: string | null, ownChain: LogChain) {
    this.parts = parts;
    this.#founderLogKey = founderLogKey;
    this.ownLogKey = ownChain.logKey;
    this.ownDeviceKey = toText(parts.secrets.device.publicKey);
    this.chains.set(ownChain.logKey, ownChain);
    this.#timers = new NamedTimers(parts.after);
    this.#payloads = new Payloads({ crypto: parts.crypto, store: parts.store, keyBytesOf: (logKey) => this.chains.get(logKey)?.keyBytes ?? null, epochKey: (epochId) => this.epochKeys.held.get(epochId) ?? null });
    this.#bound = new BoundIds(parts.crypto, parts.secrets.groupId);
    this.ledger = new Ledger({
      crypto: parts.crypto, groupId: parts.secrets.groupId, ownLogKey: this.ownLogKey, now: parts.now,
      hasUnsaid: () => this.#mayVouch() && this.writing.hasUnsaid(),
      acknowledge: () => this.writing.acknowledge(),
      onTaken: (logKey, index, facts) => this.#onTaken(logKey, index, facts),
      onSettled: (isRosterTouched) => this.#onSettled(isRosterTouched),
      later: (task) => this.#timers.set("later", LATER_MS, task),
    });
    this.epochKeys = new EpochKeys({
      parts, ownLogKey: this.ownLogKey, ownDeviceKey: this.ownDeviceKey, ledger: this.ledger, timers: this.#timers, writing: () => this.writing, unseal: (epochId) => this.#unseal(epochId),
    });
    const ownKeys = new OwnKeys({
      crypto: parts.crypto, groupId: parts.secrets.groupId, ownLogKey: this.ownLogKey, device: parts.secrets.device, deviceKey: this.ownDeviceKey, roster: () => this.ledger.roster(),
    });
    this.writing = new Writing({
      ownKeys,
      parts, chain: ownChain, epoch: (epochId) => this.epochKeys.forWriting(epochId), role: () => this.#role(), taken: () => this.#takenOfGroup(),
      isOfAnotherLog: (clientId) => this.#bound.isBoundElsewhere(this.ownLogKey, clientId), hasBase: () => (this.#founderLogKey ?? this.ownLogKey) === this.ownLogKey,
      onWritten: (index, bytes, facts) => this.#onWritten(index, bytes, facts),
    });
    this.deliveries = new Deliveries({
      parts, ledger: this.ledger, ownLogKey: this.ownLogKey, ownKeys,
      read: (logKey, from, to) => this.#payloads.read(logKey, from, to),
      isBound: (logKey, index, clientId) => this.#bound.isBound(logKey, index, clientId),
    });
    this.sessions = new ReplicaSessions({
      parts, ownLogKey: this.ownLogKey,
      chain: (logKey) => this.chains.get(logKey) ?? null,
      logKeys: () => this.#spokenOf(),
      limitOf: (logKey) => this.limitOf(logKey),
      authorOf: (logKey) => this.ledger.roster()?.logs.get(logKey)?.deviceKey ?? null,
      standingOf: (deviceKey) => this.standingOf(deviceKey),
      readLog: (logKey, from, to) => parts.store.read(logKey, from, to),
      isSigned: (logKey, length, block) => this.chains.get(logKey)?.isSigned(parts.crypto, length, block) === true,
      take: (logKey, from, blocks) => this.take(logKey, from, blocks),
      proveFork: (logKey, from, blocks) => this.#proveFork(logKey, from, blocks),
      onChange: () => this.changed(),
      files: parts.files,
      mayHaveFile: (deviceKey, sha256) => this.#isTakingPart(deviceKey) && this.logsNaming(sha256).length > 0,
    });
  }

  /** Everything on this disk, in causal order. */
  async open(): Promise<void> {
    const { crypto, store, report } = this.parts;
    for (const [logKey, bytes] of await store.readAll()) {
      const chain = this.chains.get(logKey) ?? LogChain.of(logKey);
      if (chain === null || bytes.length === 0) continue;
      this.chains.set(logKey, chain);
      const run = verifyRun(crypto, chain, 0, bytes);
      if (typeof run === "string") {
        report({ kind: "refused", reason: run, logKey, index: 0 });
        chain.isForked = true;
        continue;
      }
      this.#offer(chain, run, 0);
    }
    const own = this.chains.get(this.ownLogKey)?.length ?? 0;
    if ((this.parts.delivered.get(this.ownLogKey) ?? 0) > own) report({ kind: "rolled-back", reason: "rolled-back", logKey: this.ownLogKey, index: own });
    this.ledger.setSaid(this.#knownBefore());
    this.#isOpening = false;
    this.ledger.step();
  }

  /** What was taken into account in an earlier life: the own log says so, or it was delivered. Nothing is acknowledged once more because of it. */
  #knownBefore(): Map<string, number> {
    const known = new Map(this.writing.said());
    const before = Object.entries(this.writing.begunAnew.known);
    for (const [logKey, length] of [...this.parts.delivered, ...before]) known.set(logKey, Math.max(length, known.get(logKey) ?? 0));
    return known;
  }

  async close(): Promise<void> {
    await this.writing.close();
    this.#isClosed = true;
    this.epochKeys.close();
    this.#timers.close();
    this.sessions.close();
    this.deliveries.close();
    await Promise.all([...this.#turns.values()]);
  }

  changed(): void {
    if (!this.#timers.has("changed")) this.#timers.set("changed", CHANGE_MS, () => this.parts.onChange());
  }

  /** Blocks that follow what is here are verified, stored, and then taken into account. Never throws. */
  async take(logKey: string, from: number, blocks: readonly Uint8Array[]): Promise<Taken> {
    const task = (): Promise<Taken> => this.#takeNow(logKey, from, blocks);
    if (logKey === this.ownLogKey) return await this.writing.between(task);
    const mine = (this.#turns.get(logKey) ?? Promise.resolve()).then(task);
    const turn = mine.then(() => { if (this.#turns.get(logKey) === turn) this.#turns.delete(logKey); });
    this.#turns.set(logKey, turn);
    return await mine;
  }

  /** How much of a log is taken in: of one whose author was sent away only what somebody had. */
  limitOf(logKey: string): number {
    const roster = this.ledger.roster();
    if (roster === null) return logKey === (this.#founderLogKey ?? this.ownLogKey) ? Infinity : 0;
    const last = roster.logs.get(logKey)?.spans.at(-1);
    if (last !== undefined && last.role !== null) return this.#quotas.isSpent(logKey, last) && logKey !== this.ownLogKey ? this.#soFar(logKey) : Infinity;
    return this.ledger.history.named.has(logKey) ? Math.max(last?.from ?? 0, this.#soFar(logKey)) : 0;
  }

  #soFar(logKey: string): number {
    return Math.max(this.#cited.get(logKey) ?? 0, this.chains.get(logKey)?.length ?? 0);
  }

  standingOf(deviceKey: string): Standing {
    const roster = this.ledger.roster();
    if (roster === null || !this.ledger.isCaughtUp()) return "member";
    const logs = [...roster.logs.values()].filter((log) => log.deviceKey === deviceKey);
    const roles = logs.map((log) => currentRole(roster, log.logKey)).filter((role) => role !== null);
    if (roles.length > 0) return roles.every((role) => role === "reader") ? "reader" : "member";
    const by = logs.at(-1)?.spans.at(-1)?.by;
    if (by === undefined) return "stranger";
    const entry = this.ledger.history.entries.find((placed) => placed.logKey === by.logKey && placed.index === by.index);
    return { limits: limitsOf(entry) };
  }

  /** Whether it has a role now, by all that is known here. */
  #isTakingPart(deviceKey: string): boolean {
    const roster = this.ledger.roster();
    return roster !== null && [...roster.logs.values()].some((log) => log.deviceKey === deviceKey && currentRole(roster, log.logKey) !== null);
  }

  /** The logs that name a file in shared documents, as far as that counts. */
  logsNaming(sha256: string): readonly string[] {
    return this.#namedFiles.namedIn(sha256, (logKey, index) => this.ledger.admission.allowed(logKey, index));
  }

  async #takeNow(logKey: string, from: number, blocks: readonly Uint8Array[]): Promise<Taken> {
    const limit = this.limitOf(logKey);
    if (limit === 0) return this.#refuse("unknown-log", logKey, from);
    const chain = this.chains.get(logKey) ?? LogChain.of(logKey);
    if (chain === null) return this.#refuse("unknown-log", logKey, from);
    if (chain.isForked) return { taken: 0, refused: "fork" };
    if (from > chain.length || this.#isClosed) return { taken: 0, refused: null };
    const fresh = blocks.slice(chain.length - from, Math.max(0, limit - from));
    if (fresh.length === 0 && from + blocks.length > chain.length) return this.#refuse("late", logKey, chain.length);
    if (fresh.length === 0) return { taken: 0, refused: null };
    if (!this.#isWithinQuota(chain, fresh)) return this.#refuse("quota", logKey, chain.length);
    const run = verifyRun(this.parts.crypto, chain, chain.length, fresh);
    if (typeof run === "string") return this.#refuse(run, logKey, chain.length);
    const index = chain.length;
    try {
      await this.parts.store.append(logKey, index, run.bytes);
    } catch {
      // SAFETY: nothing counts as stored; it is reported, and asked for again.
      this.parts.report({ kind: "disk", reason: null, logKey, index });
      return { taken: 0, refused: null };
    }
    this.chains.set(logKey, chain);
    this.#offer(chain, run, index);
    this.ledger.step();
    this.epochKeys.take();
    this.sessions.stored();
    return { taken: run.blocks.length, refused: null };
  }

  #isWithinQuota(chain: LogChain, fresh: readonly Uint8Array[]): boolean {
    const span = this.ledger.roster()?.logs.get(chain.logKey)?.spans.at(-1);
    if (span === undefined || chain.logKey === this.ownLogKey) return true;
    return this.#quotas.mayTake({ chain, sizesBytes: fresh.map((block) => block.length), role: span.role, from: span.from, citedLength: this.#cited.get(chain.logKey) ?? 0 });
  }

  #refuse(reason: RefusalReason, logKey: string, index: number): Taken {
    this.parts.report({ kind: "refused", reason, logKey, index });
    return { taken: 0, refused: reason };
  }

  #offer(chain: LogChain, run: VerifiedRun, index: number): void {
    run.hashes.forEach((hash, at) => { chain.push(hash, run.bytes[at]?.length ?? 0); });
    this.ledger.offer(chain.logKey, run.blocks.map((block, at) => this.#read(chain, index + at, block)));
  }

  /** The facts of a stored block, or the epoch whose key is missing. */
  #read(chain: LogChain, index: number, block: StoredBlock): OfferedBlock {
    const { crypto, report } = this.parts;
    const key = this.epochKeys.held.get(block.epochId);
    if (key === undefined) {
      if (!this.#isOpening) report({ kind: "refused", reason: "epoch", logKey: chain.logKey, index });
      return block.epochId;
    }
    const payload = openBlock(crypto, { logKey: chain.keyBytes, index }, block, key);
    if (payload === null) report({ kind: "refused", reason: "unreadable", logKey: chain.logKey, index });
    else if (!this.#isOpening) this.#payloads.remember(chain.logKey, index, { payload, bytes: block.sealed.length });
    const facts = factsOf(block.epochId, payload);
    const isHeard = this.#isOpening || this.ledger.roster()?.logs.has(chain.logKey) === true;
    if (isHeard) for (const [other, length] of facts.seen) this.#cited.set(other, Math.max(length, this.#cited.get(other) ?? 0));
    if (chain.logKey === this.ownLogKey) this.writing.remember(facts);
    this.epochKeys.note(facts, chain.logKey, index);
    return facts;
  }

  #onTaken(logKey: string, index: number, facts: BlockFacts): void {
    this.#bound.claimed(logKey, index, facts.claims);
    this.#namedFiles.note(logKey, index, facts.files);
    if (facts.badEntries > 0) this.parts.report({ kind: "refused", reason: "entry", logKey, index });
  }

  #onWritten(index: number, bytes: Uint8Array, facts: BlockFacts): void {
    this.ledger.offer(this.ownLogKey, [facts]);
    this.epochKeys.note(facts, this.ownLogKey, index);
    this.ledger.step();
    if (this.ledger.history.length(this.ownLogKey) > index) this.deliveries.ownTaken(index);
    this.sessions.push(index, bytes);
  }

  #onSettled(isRosterTouched: boolean): void {
    if (isRosterTouched) this.#rosterTouched();
    this.deliveries.rejudge();
    this.deliveries.pump();
    this.changed();
  }

  #rosterTouched(): void {
    const roster = this.ledger.roster();
    if (roster === null) return;
    for (const { logKey, index, why } of roster.ignored) this.#reportIgnored(logKey, index, why);
    this.epochKeys.rosterChanged(roster);
    this.sessions.rosterChanged();
    this.writing.wake();
  }

  #reportIgnored(logKey: string, index: number, why: string): void {
    // An entry that adds a device to an epoch does not begin one.
    if (why === "known-epoch" || this.#ignored.has(`${logKey}:${index}`)) return;
    this.#ignored.add(`${logKey}:${index}`);
    this.parts.report({ kind: "refused", reason: "entry", logKey, index });
  }

  async #unseal(epochId: string): Promise<void> {
    for (const { logKey, index } of this.ledger.sealedWith(epochId)) {
      const chain = this.chains.get(logKey);
      const [bytes] = await this.parts.store.read(logKey, index, index + 1);
      const block = bytes === undefined ? null : decodeBlock(bytes);
      if (chain === undefined || block === null) continue;
      const facts = this.#read(chain, index, block);
      if (typeof facts !== "string") this.ledger.unseal(logKey, index, facts);
    }
    this.ledger.step();
    this.sessions.wants.ask();
  }

  #role(): Role | null | undefined {
    const roster = this.ledger.roster();
    return roster?.logs.has(this.ownLogKey) === true ? currentRole(roster, this.ownLogKey) : undefined;
  }

  #mayVouch(): boolean {
    return (this.#role() ?? null) !== null && this.epochKeys.forWriting() !== null;
  }

  *#takenOfGroup(): Generator<readonly [string, number]> {
    const { history } = this.ledger;
    for (const [logKey, length] of history.lengths()) if (history.named.has(logKey)) yield [logKey, length];
  }

  #spokenOf(): Iterable<string> {
    const roster = this.ledger.roster();
    // Devices that were let in come first: beyond the limit of a session nothing is spoken of.
    return roster === null ? [this.#founderLogKey ?? this.ownLogKey] : new Set([...roster.logs.keys(), ...this.ledger.history.named.keys()]);
  }

  #proveFork(logKey: string, from: number, blocks: readonly Uint8Array[]): boolean {
    const chain = this.chains.get(logKey);
    if (chain === undefined || chain.isForked || from >= chain.length) return false;
    const run = verifyRun(this.parts.crypto, chain, from, blocks.slice(0, chain.length - from));
    if (typeof run === "string") return false;
    const head = chain.headAt(from + run.blocks.length);
    chain.isForked = run.hashes.at(-1)?.some((byte, at) => byte !== head[at]) === true;
    if (chain.isForked) this.parts.report({ kind: "fork", reason: "fork", logKey, index: from + run.blocks.length - 1 });
    return chain.isForked;
  }

}

/** What somebody may still be sent who was sent away: the block that says so, and what its author had. */
function limitsOf(entry: PlacedEntry | undefined): ReadonlyMap<string, number> {
  return entry === undefined ? new Map<string, number>() : new Map(entry.clock).set(entry.logKey, entry.index + 1);
}
