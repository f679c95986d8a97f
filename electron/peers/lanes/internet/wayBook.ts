import { toText, type SyncCrypto } from "#shared/sync/index.ts";
import type { PeerConnection } from "#electron/peers/connections/index.ts";
import { createBackOff, type BackOff } from "../keeper/backOff.ts";
import type { Found } from "./dhtNode.ts";

const MAX_WAYS = 64;
/** Of two ends that find each other at the same moment the one with the smaller key dials; the other gives it this long. */
const COURTESY_MS = 1_500;
/** A connection that lasted so long was a good one: the next loss begins with a quick attempt again. */
const GOOD_AFTER_MS = 5_000;
const REST_MS = 60_000;
/** What the nodes name may be gone for a while: dialled no more often after so many attempts. */
const MANY_ATTEMPTS = 6;
const FORGET_AFTER_MS = 30 * 60_000;

interface Way {
  found: Found;
  seenAtMs: number;
  notBeforeMs: number;
  attempts: number;
  readonly backOff: BackOff;
  isDialling: boolean;
  connection: PeerConnection | null;
  /** Known once it was connected. */
  deviceKey: string | null;
}

export interface WayBookParts {
  readonly crypto: SyncCrypto;
  readonly dial: (to: Found) => Promise<PeerConnection | null>;
  /** Whether a way to this device is needed: no, when there is a better one. */
  readonly wants: (deviceKey: string) => boolean;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
}

/** Who was found in one place: which key is dialled when. */
export interface WayBook {
  /** `ownKey`: of this end, today. */
  found(found: Found, ownKey: Uint8Array): void;
  /** Somebody else dialled, and says that it can be reached so. */
  came(found: Found, connection: PeerConnection): void;
  /** Dials whom it is time to dial. */
  dialDue(): void;
  /** Found, and not reached in several attempts. */
  unreached(): number;
  stop(): void;
}

export function createWayBook({ crypto, dial, wants, now, after }: WayBookParts): WayBook {
  const ways = new Map<string, Way>();
  let isStopped = false;

  function touch(found: Found, firstMs: number): Way | null {
    const name = toText(found.key);
    const known = ways.get(name);
    if (known !== undefined) {
      known.found = found.nodes.length > 0 ? found : known.found;
      known.seenAtMs = now();
      return known;
    }
    if (ways.size >= MAX_WAYS) forgetOld(now());
    if (ways.size >= MAX_WAYS) return null;
    const way: Way = { found, seenAtMs: now(), notBeforeMs: now() + firstMs, attempts: 0, backOff: createBackOff(crypto), isDialling: false, connection: null, deviceKey: null };
    ways.set(name, way);
    return way;
  }

  function forgetOld(beforeMs: number): void {
    for (const [name, way] of ways) if (way.connection === null && !way.isDialling && way.seenAtMs < beforeMs) ways.delete(name);
  }

  function keep(way: Way, connection: PeerConnection): void {
    way.connection = connection;
    way.deviceKey = connection.deviceKey;
    const callOffGood = after(GOOD_AFTER_MS, () => {
      way.backOff.reset();
      way.attempts = 0;
    });
    connection.onClose(() => {
      callOffGood();
      if (way.connection !== connection) return;
      way.connection = null;
      way.notBeforeMs = now() + (connection.closedFor() === "stranger" ? REST_MS : way.backOff.nextMs());
    });
  }

  async function dialWay(way: Way): Promise<void> {
    way.isDialling = true;
    way.attempts += 1;
    const connection = await dial(way.found);
    way.isDialling = false;
    way.notBeforeMs = now() + (way.attempts >= MANY_ATTEMPTS ? REST_MS : way.backOff.nextMs());
    if (connection !== null && way.connection === null) keep(way, connection);
  }

  return {
    found(found, ownKey) { touch(found, Buffer.compare(ownKey, found.key) < 0 ? 0 : COURTESY_MS); },
    came(found, connection) {
      const way = touch(found, 0);
      if (way !== null) keep(way, connection);
    },
    dialDue() {
      if (isStopped) return;
      forgetOld(now() - FORGET_AFTER_MS);
      for (const way of ways.values()) {
        const isNeeded = way.deviceKey === null || wants(way.deviceKey);
        if (way.connection === null && !way.isDialling && isNeeded && now() >= way.notBeforeMs) void dialWay(way);
      }
    },
    unreached: () => Array.from(ways.values()).filter(({ connection, deviceKey, attempts }) => connection === null && deviceKey === null && attempts >= 2).length,
    stop() { isStopped = true; },
  };
}
