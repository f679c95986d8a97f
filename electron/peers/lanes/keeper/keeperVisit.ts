import type { Duplex } from "node:stream";
import { keeperDoorOf, fromText, spaceAccessOf, spaceKeysOf, toText, type Channel, type KeyPair, type SyncCrypto } from "#shared/sync/index.ts";
import type { Place } from "#electron/peers/connections/connectionTypes.ts";
import type { PeerConnection } from "#electron/peers/connections/index.ts";
import { createCircuitBook } from "./circuitBook.ts";
import { decodeDoorMessage, encodeDoorMessage, type DoorMessage, type DoorRefusal } from "./doorMessages.ts";

/** A channel that was closed is asked for again after this. */
const REJOIN_MS = 1_000;
/** A space that could not be entered is tried again after this. */
const REENTER_MS = 30_000;

interface VisitParts {
  readonly crypto: SyncCrypto;
  readonly connection: PeerConnection;
  readonly keeperKey: string;
  readonly after: (delayMs: number, task: () => void) => () => void;
  /** The door has opened: from now on spaces are asked for. */
  readonly onDoor: () => void;
  readonly onKeeperChannel: (placeKey: Uint8Array, channel: Channel) => void;
  /** Another device wants to be connected. */
  readonly onCircuit: (device: string, stream: Duplex) => void;
  /** Who is there, or what the keeper said about a place, changed. */
  readonly onChange: () => void;
}

/** One connection to a keeper, as long as it lasts. */
export interface KeeperVisit {
  setPlaces(places: readonly Place[]): void;
  /** device → a space it is in, too. */
  present(): ReadonlyMap<string, string>;
  refusals(): readonly DoorRefusal[];
  hasFullSpace(): boolean;
  openCircuit(space: string, device: string): Duplex;
}

interface Entered {
  readonly placeKey: Uint8Array;
  readonly keys: KeyPair;
  devices: readonly string[];
  refused: DoorRefusal | null;
  isFull: boolean;
  leave: () => void;
  isLeft: boolean;
}

/** Goes through the keeper's door and into the spaces of the given places. */
export function createKeeperVisit(parts: VisitParts): KeeperVisit {
  const { crypto, connection, after } = parts;
  const spaces = new Map<string, Entered>();
  let wanted: readonly Place[] = [];
  let door: Channel | null = null;
  const send = (message: DoorMessage): void => { door?.send(encodeDoorMessage(message)); };
  const book = createCircuitBook(send, parts.onCircuit);

  function knock(space: string, entered: Entered): void {
    send({ kind: "enter", space, signature: crypto.sign(spaceAccessOf(connection.handshakeHash), entered.keys.secretKey) });
  }

  function update(): void {
    if (door === null) return;
    const names = new Set<string>();
    for (const place of wanted) {
      const keys = keysOf(place.key);
      const space = toText(keys.publicKey);
      names.add(space);
      if (spaces.has(space)) continue;
      const entered: Entered = { placeKey: place.key, keys, devices: [], refused: null, isFull: false, leave: () => undefined, isLeft: false };
      spaces.set(space, entered);
      knock(space, entered);
    }
    for (const [space, entered] of spaces) {
      if (names.has(space)) continue;
      spaces.delete(space);
      entered.isLeft = true;
      entered.leave();
      send({ kind: "leave", space });
    }
  }

  /** Making keys costs something, and places are told often. */
  const known = new Map<string, KeyPair>();
  function keysOf(placeKey: Uint8Array): KeyPair {
    const name = toText(placeKey);
    const keys = known.get(name) ?? spaceKeysOf(crypto, placeKey);
    known.set(name, keys);
    return keys;
  }

  function join(entered: Entered): void {
    entered.leave = connection.join(entered.keys.publicKey, (channel) => {
      channel.onClose(() => {
        after(REJOIN_MS, () => { if (!entered.isLeft && connection.closedFor() === null) join(entered); });
      });
      parts.onKeeperChannel(entered.placeKey, channel);
    });
  }

  function takeOfSpace(message: Extract<DoorMessage, { space: string }>, entered: Entered): void {
    switch (message.kind) {
      case "entered":
        entered.refused = null;
        join(entered);
        break;
      case "refused":
        entered.refused = message.reason;
        after(REENTER_MS, () => { if (!entered.isLeft && connection.closedFor() === null) knock(message.space, entered); });
        break;
      case "present": entered.devices = message.devices; break;
      case "full": entered.isFull = message.isFull; break;
      default: return;
    }
    parts.onChange();
  }

  function take(bytes: Uint8Array): void {
    const message = decodeDoorMessage(bytes);
    if (message === null) { connection.close(); return; }
    if ("circuit" in message) { book.take(message); return; }
    const entered = spaces.get(message.space);
    if (entered !== undefined) takeOfSpace(message, entered);
  }

  connection.join(keeperDoorOf(crypto, fromText(parts.keeperKey) ?? new Uint8Array(32)), (channel) => {
    door = channel;
    channel.onMessage(take);
    channel.onClose(() => { connection.close(); });
    update();
    // The door may open at once, before who asked for the visit has it.
    queueMicrotask(() => { if (door !== null) parts.onDoor(); });
  });
  connection.onClose(() => {
    door = null;
    for (const entered of spaces.values()) entered.isLeft = true;
    book.close();
  });

  return {
    setPlaces(places) {
      wanted = places;
      update();
    },
    present() {
      const present = new Map<string, string>();
      for (const [space, { devices }] of spaces) for (const device of devices) present.set(device, space);
      return present;
    },
    refusals: () => Array.from(spaces.values(), ({ refused }) => refused).filter((refused) => refused !== null),
    hasFullSpace: () => Array.from(spaces.values()).some(({ isFull }) => isFull),
    openCircuit: book.open,
  };
}
