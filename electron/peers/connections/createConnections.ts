import type { Route } from "#shared/sync/index.ts";
import type { Connection } from "./connectionTypes.ts";
import type { PeerConnection } from "./openConnection.ts";

/** A connection in which no place is shared after this long leads nowhere. */
const STRANGER_MS = 10_000;
const LOOK_MS = 1_000;
/** Two connections that begin within this time are both ends dialling each other, or one end dialling two addresses. */
export const RACE_MS = 2_000;
const RANK: Readonly<Record<Route, number>> = { lan: 0, direct: 1, relay: 2, keeper: 3, file: 4 };

export interface Connections {
  /** From any lane, just opened. */
  add(connection: PeerConnection): void;
  /** One for each device. */
  list(): readonly PeerConnection[];
  of(deviceKey: string): PeerConnection | null;
  close(): void;
}

interface ConnectionsParts {
  readonly ownDeviceKey: string;
  /** This one stays, until it is closed: for a better one, or by itself. */
  readonly onConnection: (connection: Connection) => void;
  /** Although no place is shared. */
  readonly mayStay?: (connection: Connection) => boolean;
  /** Milliseconds. */
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
}

/**
 * Merges the connections of all lanes: one for each device, the LAN before a direct way before a relay. Of the two ends the one with the smaller device key
 * decides which one stays, so that they never decide differently; the other end hears of it (`keep`) and shows a connection to nobody before. A lane hands over what
 * it dialled only if it wants it.
 */
export function createConnections({ ownDeviceKey, onConnection, mayStay, now, after }: ConnectionsParts): Connections {
  const kept = new Map<string, { readonly connection: PeerConnection; readonly sinceMs: number }>();
  const all = new Set<PeerConnection>();
  let isClosed = false;

  function adopt(connection: PeerConnection): void {
    const before = kept.get(connection.deviceKey);
    if (before?.connection === connection) return;
    kept.set(connection.deviceKey, { connection, sinceMs: now() });
    before?.connection.closeFor("duplicate");
    if (connection.closedFor() === null) onConnection(connection);
  }

  function isBetter(connection: PeerConnection): boolean {
    const current = kept.get(connection.deviceKey);
    if (current === undefined) return true;
    const rank = RANK[connection.route] - RANK[current.connection.route];
    if (rank !== 0) return rank < 0;
    // The other end would not have dialled again if it still had the older one.
    return Math.abs(now() - current.sinceMs) >= RACE_MS;
  }

  function decide(connection: PeerConnection): void {
    if (!isBetter(connection)) { connection.closeFor("duplicate"); return; }
    connection.keep();
    adopt(connection);
  }

  function watch(connection: PeerConnection): void {
    let withoutReasonMs = 0;
    let callOff = after(LOOK_MS, look);
    function look(): void {
      const hasReason = connection.sharedCount() > 0 || mayStay?.(connection) === true;
      withoutReasonMs = hasReason ? 0 : withoutReasonMs + LOOK_MS;
      if (withoutReasonMs >= STRANGER_MS) connection.closeFor("stranger");
      else callOff = after(LOOK_MS, look);
    }
    connection.onClose(() => { callOff(); });
  }

  return {
    add(connection) {
      if (isClosed || connection.deviceKey === ownDeviceKey) { connection.close(); return; }
      all.add(connection);
      connection.onClose(() => {
        all.delete(connection);
        if (kept.get(connection.deviceKey)?.connection === connection) kept.delete(connection.deviceKey);
      });
      watch(connection);
      const isMeant = (): void => { if (!isClosed) (ownDeviceKey < connection.deviceKey ? decide : adopt)(connection); };
      if (connection.isInitiator && ownDeviceKey < connection.deviceKey) { isMeant(); return; }
      // Who dialled says first that it means it: it may have found that it dialled somebody it has already.
      if (connection.isInitiator) connection.keep();
      connection.onKept(isMeant);
    },
    list: () => Array.from(kept.values(), ({ connection }) => connection),
    of: (deviceKey) => kept.get(deviceKey)?.connection ?? null,
    close() {
      isClosed = true;
      for (const connection of all) connection.close();
    },
  };
}
