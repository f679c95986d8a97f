import type { Roster } from "./blockTypes.ts";
import type { Entry } from "./entries.ts";
import { fromText, toText } from "./keyText.ts";
import type { NamedTimers } from "./namedTimers.ts";
import { discoveryKeyOf } from "./places.ts";
import { epochIdOf, epochRepairs, voidKeyFor, type Repair } from "./replicaEpochs.ts";
import type { BlockFacts } from "./replicaHistory.ts";
import type { Ledger } from "./replicaLedger.ts";
import type { ReplicaParts } from "./replicaTypes.ts";
import type { Writing, WritingEpoch } from "./replicaWriting.ts";
import { isAdmin } from "./roles.ts";
import { currentRole, roleAt } from "./rosterAt.ts";

const RETRY_MS = 1_000;
/** How long before missing keys are given out: the owner's devices one after the other, then the admins', in the order of their logs, so that seldom two do it at once. */
const OWNER_REPAIRS_MS = { first: 200, each: 1_500 } as const;
const ADMIN_REPAIRS_MS = { first: 3_000, each: 1_000 } as const;

export interface EpochKeysParts {
  readonly parts: Pick<ReplicaParts, "crypto" | "secrets" | "keepEpochKey" | "onPlaces" | "report">;
  readonly ownLogKey: string;
  readonly ownDeviceKey: string;
  readonly ledger: Pick<Ledger, "roster" | "history" | "sealedWith">;
  readonly timers: NamedTimers;
  /** Asked for when it is needed: writing itself asks here for its key. */
  readonly writing: () => Pick<Writing, "entries" | "epochIds" | "wake">;
  /** A key is on the disk: what waits for it can be read. */
  readonly unseal: (epochId: string) => Promise<void>;
}

/**
 * The content keys this device holds: taken out of entries that seal them for it, kept on the disk before anything is done with them, and given to those who lack one. Where the group is met
 * follows from them. A disk that refuses is reported; a key that could not be kept is tried again.
 */
export class EpochKeys {
  readonly #given: EpochKeysParts;
  readonly #held: Map<string, Uint8Array>;
  readonly #offered: { readonly epochId: string; readonly sealed: string; readonly logKey: string; readonly index: number }[] = [];
  /** On their way to the disk. */
  readonly #keeping = new Set<string>();
  #kept: Promise<unknown> = Promise.resolve();
  #places: string;
  #isClosed = false;

  constructor(given: EpochKeysParts) {
    this.#given = given;
    this.#held = new Map(given.parts.secrets.epochKeys);
    this.#places = this.#placesNow();
  }

  /** epochId → key, in the order in which they came here. Grows. */
  get held(): ReadonlyMap<string, Uint8Array> {
    return this.#held;
  }

  /** The newest epoch of the roster, or the one that is asked for, if its key is here. */
  forWriting(wanted?: string): WritingEpoch | null {
    const epochs = this.#given.ledger.roster()?.epochs ?? [];
    for (let at = epochs.length - 1; at >= 0; at -= 1) {
      const epochId = epochs[at]?.epochId ?? "";
      const key = this.#held.get(epochId);
      if (key !== undefined && (wanted ?? epochId) === epochId) return { epochId, key, isInForce: at === epochs.length - 1 };
    }
    return null;
  }

  /** Newest first; keys of epochs that are not (yet) the roster's at the end. */
  discoveryKeys(): Uint8Array[] {
    const { parts: { crypto }, ledger } = this.#given;
    const known = [...ledger.roster()?.epochs ?? []].reverse().map((epoch) => epoch.epochId);
    // Where an epoch was to begin that does not count, nobody is met: whoever made it up may be waiting there.
    const isVoid = new Set(ledger.roster() === null ? [] : ledger.history.entries.flatMap(({ entry }) => (entry.kind === "epoch" ? [entry.epochId] : [])));
    const rest = [...this.#held.keys()].reverse().filter((epochId) => !known.includes(epochId) && !isVoid.has(epochId));
    return [...known, ...rest].flatMap((epochId) => {
      const key = this.#held.get(epochId);
      return key === undefined ? [] : [discoveryKeyOf(crypto, key)];
    });
  }

  /** Keys sealed for this device in a block that can be read; `take` says whether they are taken. */
  note(facts: BlockFacts, logKey: string, index: number): void {
    for (const { entry } of facts.entries) {
      const sealed = entry.kind === "epoch" ? entry.keys[this.#given.ownDeviceKey] : undefined;
      if (entry.kind === "epoch" && sealed !== undefined && !this.#held.has(entry.epochId)) this.#offered.push({ epochId: entry.epochId, sealed, logKey, index });
    }
  }

  /**
   * Keys that admins sealed for this device. They need not wait for what came before them: that may be sealed with the very key. One of somebody who was no admin (any more) serves to
   * read what its author wrote under it, and nothing else.
   */
  take(): void {
    const { parts: { crypto, secrets }, ledger } = this.#given;
    const roster = ledger.roster();
    if (roster === null) return;
    for (const { epochId, sealed, logKey, index } of this.#offered) {
      if (this.#held.has(epochId) || this.#keeping.has(epochId)) continue;
      if (!isAdmin(roleAt(roster, logKey, index)) && !ledger.sealedWith(epochId).some((place) => place.logKey === logKey)) continue;
      const bytes = fromText(sealed);
      const key = bytes === null ? null : crypto.openSealed(bytes, secrets.device);
      if (key?.length === 32 && epochIdOf(crypto, key) === epochId) this.#kept = Promise.all([this.#kept, this.#keep(epochId, key)]);
    }
  }

  /** The keys taken so far are on the disk, or could not be kept at the first attempt. */
  async whenKept(): Promise<void> {
    await this.#kept;
  }

  rosterChanged(roster: Roster): void {
    this.take();
    this.#planRepair(roster);
    this.#planVoidKeys(roster);
    this.#checkPlaces();
  }

  /** Keys that reach the disk from now on are used at the next opening only. */
  close(): void {
    this.#isClosed = true;
  }

  async #keep(epochId: string, key: Uint8Array): Promise<void> {
    const { parts, timers, unseal, ledger } = this.#given;
    this.#keeping.add(epochId);
    try {
      await parts.keepEpochKey(epochId, key);
    } catch {
      // SAFETY: the entry stays in its log, and the key is taken out of it again.
      this.#reportDisk();
      timers.set(`key ${epochId}`, RETRY_MS, () => void this.#keep(epochId, key));
      return;
    }
    if (this.#isClosed) return;
    this.#keeping.delete(epochId);
    this.#held.set(epochId, key);
    await unseal(epochId);
    this.#checkPlaces();
    this.#given.writing().wake();
    const roster = ledger.roster();
    if (roster !== null) this.#planRepair(roster);
  }

  /** The owner looks after the keys at once; an admin does when nobody did. */
  #planRepair(roster: Roster): void {
    const { ownLogKey, ledger, timers } = this.#given;
    const role = currentRole(roster, ownLogKey);
    if (!isAdmin(role) || this.#isClosed || this.#repairs(roster).length === 0) return;
    const admins = [...roster.logs.keys()].filter((logKey) => isAdmin(currentRole(roster, logKey))).sort();
    const owners = admins.filter((logKey) => currentRole(roster, logKey) === "owner");
    const [{ first, each }, before] = role === "owner" ? [OWNER_REPAIRS_MS, owners] : [ADMIN_REPAIRS_MS, admins];
    timers.set("repair", first + each * before.indexOf(ownLogKey), () => {
      const now = ledger.roster();
      const repairs = now === null || !isAdmin(currentRole(now, ownLogKey)) ? [] : this.#repairs(now);
      for (const { entry, epochId } of repairs) this.#write([entry], epochId);
    });
  }

  /** Own blocks under an epoch that does not count: everybody who takes part is given its key. */
  #planVoidKeys(roster: Roster): void {
    const { ownLogKey, ledger, timers } = this.#given;
    if (this.#isClosed || currentRole(roster, ownLogKey) === null || this.#voidKeys(roster).length === 0) return;
    timers.set("void keys", RETRY_MS, () => {
      const now = ledger.roster();
      const entries = now === null || currentRole(now, ownLogKey) === null ? [] : this.#voidKeys(now);
      if (entries.length > 0) this.#write(entries, now?.epochs.at(-1)?.epochId);
    });
  }

  #repairs(roster: Roster): readonly Repair[] {
    const { parts: { crypto }, ledger } = this.#given;
    return epochRepairs(crypto, { roster, entries: ledger.history.entries, keys: this.#held });
  }

  #voidKeys(roster: Roster): Entry[] {
    const { parts: { crypto }, ledger, ownDeviceKey, writing } = this.#given;
    const valid = new Set(roster.epochs.map(({ epochId }) => epochId));
    return [...writing().epochIds].filter((epochId) => !valid.has(epochId)).flatMap((epochId) => {
      const key = this.#held.get(epochId);
      const entry = key === undefined ? null : voidKeyFor(crypto, { roster, entries: ledger.history.entries, epochId, key, ownDeviceKey });
      return entry === null ? [] : [entry];
    });
  }

  /** A disk that refuses is tried again with the next change; those who wait for the key are told nothing wrong meanwhile. */
  #write(entries: readonly Entry[], epochId: string | undefined): void {
    void this.#given.writing().entries(entries, epochId).catch(() => { this.#reportDisk(); });
  }

  #reportDisk(): void {
    this.#given.parts.report({ kind: "disk", reason: null, logKey: this.#given.ownLogKey, index: 0 });
  }

  #placesNow(): string {
    return this.discoveryKeys().map(toText).join();
  }

  #checkPlaces(): void {
    const places = this.#placesNow();
    if (places === this.#places) return;
    this.#places = places;
    this.#given.parts.onPlaces();
  }
}
