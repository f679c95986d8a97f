import { writeAddress, type Address } from "./addresses.ts";

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 15_000;
/** A lost peer is dialled for this long; after that it has to be found again. */
const GIVE_UP_MS = 10 * 60_000;
/** Somebody nobody here knows answers at an address a person gave: asked again, but seldom. */
const STRANGER_DELAY_MS = 60_000;
/** Called out again and again: dialled no more often. */
const SETTLE_MS = 1_000;
const MAX_ADDRESSES = 64;

export type DialOutcome = { readonly deviceKey: string } | "failed" | "self";

export interface DialBook {
  /** Called out on the network. */
  found(address: Address): void;
  /** Given by a person: kept until the end. True: a device answers there. */
  dial(address: Address): Promise<boolean>;
  /** The last connection to this device was lost. */
  lost(deviceKey: string): void;
  /** Nothing is shared with this device: what was found is forgotten, what a person gave is tried seldom. */
  isStranger(deviceKey: string): void;
  /** Everything again, at once: the network changed, or there are new places. */
  dialAll(): void;
  stop(): void;
}

interface DialBookParts {
  readonly dial: (address: Address) => Promise<DialOutcome>;
  readonly isConnected: (deviceKey: string) => boolean;
  /** False: there is nothing to look for. */
  readonly isWanted: () => boolean;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
}

interface Entry {
  readonly address: Address;
  isManual: boolean;
  deviceKey: string | null;
  attempts: number;
  dialling: Promise<boolean> | null;
  dialledAtMs: number;
  /** Found, given or connected last. */
  seenAtMs: number;
  callOff: () => void;
}

interface Entries {
  /** Makes it when there is none, and forgets what was not heard of for longest when there are too many. */
  touch(address: Address, isManual: boolean): Entry;
  forget(entry: Entry): void;
  isKnown(entry: Entry): boolean;
  all(): readonly Entry[];
}

function createEntries(now: () => number): Entries {
  const entries = new Map<string, Entry>();
  const forget = (entry: Entry): void => {
    entry.callOff();
    entries.delete(writeAddress(entry.address));
  };
  return {
    touch(address, isManual) {
      const name = writeAddress(address);
      const entry = entries.get(name) ?? { address, isManual, deviceKey: null, attempts: 0, dialling: null, dialledAtMs: -Infinity, seenAtMs: 0, callOff: () => undefined };
      entry.isManual ||= isManual;
      entry.seenAtMs = now();
      // To the end, so that the ones in front are those nobody heard of for longest.
      entries.delete(name);
      entries.set(name, entry);
      const surplus = Math.max(0, entries.size - MAX_ADDRESSES);
      for (const old of Array.from(entries.values()).filter((other) => !other.isManual && other !== entry).slice(0, surplus)) forget(old);
      return entry;
    },
    forget,
    isKnown: (entry) => entries.get(writeAddress(entry.address)) === entry,
    all: () => Array.from(entries.values()),
  };
}

/** The addresses of others on this network: which is dialled when. The first redial comes at once, then with jitter from 0.5 s to 15 s. */
export function createDialBook(parts: DialBookParts): DialBook {
  const { now, after } = parts;
  const entries = createEntries(now);
  let isStopped = false;
  const isDone = (entry: Entry): boolean => entry.deviceKey !== null && parts.isConnected(entry.deviceKey);
  const ofDevice = (deviceKey: string): Entry[] => entries.all().filter((entry) => entry.deviceKey === deviceKey);

  function dialNow(entry: Entry): Promise<boolean> {
    entry.callOff();
    if (entry.dialling !== null) return entry.dialling;
    if (isStopped) return Promise.resolve(false);
    entry.attempts += 1;
    entry.dialledAtMs = now();
    const dialling = parts.dial(entry.address).then((outcome) => {
      entry.dialling = null;
      return settle(entry, outcome);
    });
    entry.dialling = dialling;
    return dialling;
  }

  function settle(entry: Entry, outcome: DialOutcome): boolean {
    if (outcome === "self") {
      entries.forget(entry);
      return false;
    }
    if (outcome === "failed") {
      later(entry);
      return false;
    }
    entry.deviceKey = outcome.deviceKey;
    entry.attempts = 0;
    entry.seenAtMs = now();
    // It may have been closed again before this was heard.
    if (!isDone(entry)) later(entry, FIRST_DELAY_MS);
    return true;
  }

  function later(entry: Entry, leastMs = 0): void {
    entry.callOff();
    if (isStopped || !entries.isKnown(entry)) return;
    if (!entry.isManual && now() - entry.seenAtMs > GIVE_UP_MS) { entries.forget(entry); return; }
    const backOffMs = entry.attempts === 0 ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(entry.attempts - 1, 10));
    entry.callOff = after(Math.max(leastMs, backOffMs * (0.5 + parts.chance() / 2)), () => {
      if (!isDone(entry) && parts.isWanted()) void dialNow(entry);
    });
  }

  return {
    found(address) {
      const entry = entries.touch(address, false);
      if (isDone(entry) || !parts.isWanted() || Math.abs(now() - entry.dialledAtMs) < SETTLE_MS) return;
      entry.attempts = 0;
      void dialNow(entry);
    },
    async dial(address) {
      const entry = entries.touch(address, true);
      return isDone(entry) || dialNow(entry);
    },
    lost(deviceKey) {
      for (const entry of ofDevice(deviceKey)) {
        entry.attempts = 0;
        entry.seenAtMs = now();
        later(entry);
      }
    },
    isStranger(deviceKey) {
      for (const entry of ofDevice(deviceKey)) {
        if (entry.isManual) later(entry, STRANGER_DELAY_MS);
        else entries.forget(entry);
      }
    },
    dialAll() {
      for (const entry of entries.all()) {
        if (isDone(entry) || !parts.isWanted()) continue;
        entry.attempts = 0;
        void dialNow(entry);
      }
    },
    stop() {
      isStopped = true;
      for (const entry of entries.all()) entry.callOff();
    },
  };
}
