import type { Duplex } from "node:stream";
import { keeperDoorOf, fromText, spaceAccessOf, spaceKeysOf, toText, type Channel, type KeyPair, type SyncCrypto } from "#shared/sync/index.ts";
import type { Place } from "#electron/peers/connections/connectionTypes.ts";
import type { PeerConnection } from "#electron/peers/connections/index.ts";
import { createCircuitBook, type CircuitBook } from "./circuitBook.ts";
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
  return new Visit(parts);
}

class Visit implements KeeperVisit {
  private readonly spaces = new Map<string, Entered>();
  /** Making keys costs something, and places are told often. */
  private readonly keysByPlace = new Map<string, KeyPair>();
  private readonly book: CircuitBook;
  private wanted: readonly Place[] = [];
  private door: Channel | null = null;

  constructor(private readonly parts: VisitParts) {
    const { connection, crypto } = parts;
    this.book = createCircuitBook((message) => { this.send(message); }, parts.onCircuit);
    // Circuits are held back where they begin; in the door's line they would wait twice, and their pings with them.
    connection.join(keeperDoorOf(crypto, fromText(parts.keeperKey) ?? new Uint8Array(32)), (channel) => { this.goIn(channel); }, true);
    connection.onClose(() => {
      this.door = null;
      for (const entered of this.spaces.values()) entered.isLeft = true;
      this.book.close();
    });
  }

  setPlaces(places: readonly Place[]): void {
    this.wanted = places;
    this.update();
  }

  present(): ReadonlyMap<string, string> {
    const present = new Map<string, string>();
    for (const [space, { devices }] of this.spaces) for (const device of devices) present.set(device, space);
    return present;
  }

  refusals(): readonly DoorRefusal[] {
    return Array.from(this.spaces.values(), ({ refused }) => refused).filter((refused) => refused !== null);
  }

  hasFullSpace(): boolean {
    return Array.from(this.spaces.values()).some(({ isFull }) => isFull);
  }

  openCircuit(space: string, device: string): Duplex {
    return this.book.open(space, device);
  }

  private send(message: DoorMessage): void {
    this.door?.send(encodeDoorMessage(message));
  }

  private goIn(channel: Channel): void {
    this.door = channel;
    channel.onMessage((bytes) => { this.take(bytes); });
    channel.onClose(() => { this.parts.connection.close(); });
    this.update();
    // The door may open at once, before who asked for the visit has it.
    queueMicrotask(() => { if (this.door !== null) this.parts.onDoor(); });
  }

  private update(): void {
    if (this.door === null) return;
    const names = new Set<string>();
    for (const place of this.wanted) {
      const keys = this.keysOf(place.key);
      const space = toText(keys.publicKey);
      names.add(space);
      if (this.spaces.has(space)) continue;
      const entered: Entered = { placeKey: place.key, keys, devices: [], refused: null, isFull: false, leave: () => undefined, isLeft: false };
      this.spaces.set(space, entered);
      this.knock(space, entered);
    }
    for (const [space, entered] of this.spaces) {
      if (names.has(space)) continue;
      this.spaces.delete(space);
      entered.isLeft = true;
      entered.leave();
      this.send({ kind: "leave", space });
    }
  }

  private knock(space: string, { keys }: Entered): void {
    this.send({ kind: "enter", space, signature: this.parts.crypto.sign(spaceAccessOf(this.parts.connection.handshakeHash), keys.secretKey) });
  }

  private keysOf(placeKey: Uint8Array): KeyPair {
    const name = toText(placeKey);
    const keys = this.keysByPlace.get(name) ?? spaceKeysOf(this.parts.crypto, placeKey);
    this.keysByPlace.set(name, keys);
    return keys;
  }

  private isIn(entered: Entered): boolean {
    return !entered.isLeft && this.parts.connection.closedFor() === null;
  }

  private join(entered: Entered): void {
    entered.leave = this.parts.connection.join(entered.keys.publicKey, (channel) => {
      channel.onClose(() => { this.parts.after(REJOIN_MS, () => { if (this.isIn(entered)) this.join(entered); }); });
      this.parts.onKeeperChannel(entered.placeKey, channel);
    });
  }

  private take(bytes: Uint8Array): void {
    const message = decodeDoorMessage(bytes);
    if (message === null) {
      this.parts.connection.close();
      return;
    }
    if ("circuit" in message) {
      this.book.take(message);
      return;
    }
    const entered = this.spaces.get(message.space);
    if (entered !== undefined) this.takeOfSpace(message, entered);
  }

  private takeOfSpace(message: Extract<DoorMessage, { space: string }>, entered: Entered): void {
    switch (message.kind) {
      case "entered":
        entered.refused = null;
        this.join(entered);
        break;
      case "refused":
        entered.refused = message.reason;
        this.parts.after(REENTER_MS, () => { if (this.isIn(entered)) this.knock(message.space, entered); });
        break;
      case "present": entered.devices = message.devices; break;
      case "full": entered.isFull = message.isFull; break;
      default: return;
    }
    this.parts.onChange();
  }
}
