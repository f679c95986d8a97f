import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { readKeeperAddress, toText, type Channel, type KeeperAddress, type KeyPair, type SyncCrypto } from "#shared/sync/index.ts";
import type { Lane, Place } from "#electron/peers/connections/connectionTypes.ts";
import { openConnection, type PeerConnection, type UploadLimit } from "#electron/peers/connections/index.ts";
import { createBackOff, type BackOff } from "./backOff.ts";
import { createKeeperVisit, type KeeperVisit } from "./keeperVisit.ts";

const DIAL_TIMEOUT_MS = 5_000;
/** The door of a real keeper opens at once. */
const DOOR_TIMEOUT_MS = 5_000;
const LOOK_EVERY_MS = 1_000;
/** A connection that lasted so long was a good one: the next loss begins with a quick attempt again. */
const GOOD_AFTER_MS = 5_000;
/** There is a better way to it, or nothing in common. */
const REST_MS = 60_000;

export interface KeeperLaneState {
  readonly isOnline: boolean;
  /** `refused`: somebody else answers there, or the keeper does not let this device in. `full`: it takes no more blocks of a place. */
  readonly problem: "unreachable" | "refused" | "full" | null;
}

export interface KeeperLaneParts {
  readonly crypto: SyncCrypto;
  readonly keyPair: KeyPair;
  /** `host:port/key`. */
  readonly address: string;
  /** To another device through the keeper, encrypted from end to end. */
  readonly onConnection: (connection: PeerConnection) => void;
  /** To the keeper itself, in one place; for an invite's place there is nothing to say there. */
  readonly onKeeperChannel: (placeKey: Uint8Array, channel: Channel) => void;
  readonly onState: (state: KeeperLaneState) => void;
  /** Whether a way to this device is needed: no, when there is a better one. */
  readonly wants?: (deviceKey: string) => boolean;
  readonly limit?: UploadLimit;
  readonly report: (message: string) => void;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
}

export interface KeeperLane extends Lane {
  state(): KeeperLaneState;
  readonly keeperKey: string;
}

/** Null: no address of a keeper. */
export function createKeeperLane(parts: KeeperLaneParts): KeeperLane | null {
  const address = readKeeperAddress(parts.address);
  return address === null ? null : new LaneToKeeper(parts, address);
}

interface Way { connection: PeerConnection | null; readonly backOff: BackOff; notBeforeMs: number; isDialling: boolean }

class LaneToKeeper implements KeeperLane {
  readonly keeperKey: string;
  private readonly ownKey: string;
  private readonly backOff: BackOff;
  /** Ways to devices through this keeper that this side dials. */
  private readonly ways = new Map<string, Way>();
  private places: readonly Place[] = [];
  private visit: KeeperVisit | null = null;
  private connection: PeerConnection | null = null;
  private problem: "unreachable" | "refused" | null = null;
  private told: KeeperLaneState = { isOnline: false, problem: null };
  private isDialling = false;
  private isStopped = false;
  private callOffDial: (() => void) | null = null;
  private callOffLook: (() => void) | null = null;

  constructor(private readonly parts: KeeperLaneParts, private readonly address: KeeperAddress) {
    this.keeperKey = address.key;
    this.ownKey = toText(parts.keyPair.publicKey);
    this.backOff = createBackOff(parts.crypto);
  }

  setPlaces(places: readonly Place[]): void {
    this.places = places;
    this.visit?.setPlaces(places);
    if (places.length === 0) this.connection?.close();
    else if (this.connection === null && this.callOffDial === null && !this.isDialling) this.dialLater();
  }

  networkChanged(): void {
    this.backOff.reset();
    for (const way of this.ways.values()) { way.backOff.reset(); way.notBeforeMs = 0; }
    if (this.connection !== null) this.connection.close();
    else if (!this.isDialling) this.dialLater();
  }

  state(): KeeperLaneState {
    const isOnline = this.visit !== null;
    if (!isOnline) return { isOnline, problem: this.problem };
    const isRefused = this.visit?.refusals().length !== 0;
    return { isOnline, problem: isRefused ? "refused" : this.visit?.hasFullSpace() === true ? "full" : null };
  }

  stop(): Promise<void> {
    this.isStopped = true;
    this.callOffDial?.();
    this.callOffLook?.();
    this.connection?.close();
    return Promise.resolve();
  }

  private dialLater(): void {
    this.callOffDial?.();
    this.callOffDial = null;
    if (this.isStopped || this.places.length === 0) return;
    this.callOffDial = this.parts.after(this.backOff.nextMs(), () => {
      this.callOffDial = null;
      void this.dial();
    });
  }

  private async dial(): Promise<void> {
    if (this.isStopped || this.connection !== null || this.isDialling) return;
    this.isDialling = true;
    const socket = await reach(this.address, this.parts.after);
    const connection = socket === null ? null : await this.open(socket, true, this.address.key);
    this.isDialling = false;
    if (connection === null) {
      this.problem = socket === null ? "unreachable" : "refused";
      this.tell();
      this.dialLater();
    } else if (this.isStopped) connection.close();
    else this.arrive(connection);
  }

  private arrive(connection: PeerConnection): void {
    const { parts } = this;
    const callOffDoor = parts.after(DOOR_TIMEOUT_MS, () => {
      this.problem = "refused";
      connection.close();
    });
    let callOffGood = (): void => undefined;
    this.connection = connection;
    connection.onClose(() => {
      callOffDoor();
      callOffGood();
      this.depart();
    });
    const visit = createKeeperVisit({
      crypto: parts.crypto, connection, keeperKey: this.address.key, after: parts.after,
      onDoor: () => {
        callOffDoor();
        callOffGood = parts.after(GOOD_AFTER_MS, () => { this.backOff.reset(); });
        this.problem = null;
        this.visit = visit;
        this.tell();
        this.look();
      },
      onKeeperChannel: parts.onKeeperChannel,
      onCircuit: (device, stream) => { void this.accept(device, stream); },
      onChange: () => {
        this.tell();
        this.dialDevices();
      },
    });
    visit.setPlaces(this.places);
  }

  private depart(): void {
    const wasOnline = this.visit !== null;
    this.connection = null;
    this.visit = null;
    this.callOffLook?.();
    if (wasOnline) this.problem = "unreachable";
    this.tell();
    this.dialLater();
  }

  /** Whether a way to somebody is needed can change without any word from the keeper. */
  private look(): void {
    this.callOffLook?.();
    this.callOffLook = this.parts.after(LOOK_EVERY_MS, () => {
      this.dialDevices();
      this.look();
    });
  }

  /** Of two devices the one with the smaller key dials. */
  private dialDevices(): void {
    const { visit } = this;
    if (visit === null) return;
    const nowMs = this.parts.now();
    const present = visit.present();
    for (const [device, way] of this.ways) if (!present.has(device) && way.connection === null && !way.isDialling) this.ways.delete(device);
    for (const [device, space] of present) {
      if (device <= this.ownKey) continue;
      const way = this.ways.get(device) ?? { connection: null, backOff: createBackOff(this.parts.crypto), notBeforeMs: 0, isDialling: false };
      this.ways.set(device, way);
      if (way.connection !== null || way.isDialling || nowMs < way.notBeforeMs || this.parts.wants?.(device) === false) continue;
      void this.dialDevice(device, way, visit.openCircuit(space, device));
    }
  }

  private async dialDevice(device: string, way: Way, stream: Duplex): Promise<void> {
    way.isDialling = true;
    way.notBeforeMs = this.parts.now() + way.backOff.nextMs();
    const connection = await this.open(stream, true, device);
    way.isDialling = false;
    if (connection === null) return;
    way.connection = connection;
    const callOffGood = this.parts.after(GOOD_AFTER_MS, () => { way.backOff.reset(); });
    connection.onClose(() => {
      callOffGood();
      way.connection = null;
      const why = connection.closedFor();
      const isResting = why === "stranger" || (why === "duplicate" && this.parts.wants === undefined);
      way.notBeforeMs = this.parts.now() + (isResting ? REST_MS : way.backOff.nextMs());
    });
    this.parts.onConnection(connection);
  }

  private async accept(device: string, stream: Duplex): Promise<void> {
    if (device >= this.ownKey) { stream.destroy(); return; }
    const connection = await this.open(stream, false, device);
    if (connection !== null) this.parts.onConnection(connection);
  }

  private async open(raw: Duplex, isInitiator: boolean, expects: string): Promise<PeerConnection | null> {
    const { crypto, keyPair, limit, now, after, report } = this.parts;
    try {
      return await openConnection(raw, { isInitiator, keyPair, crypto, route: expects === this.address.key ? "keeper" : "relay", expects, limit, now, after, report });
    } catch {
      // SAFETY: what it says is that there is no connection, and the caller goes on from null.
      return null;
    }
  }

  private tell(): void {
    const state = this.state();
    if (state.isOnline === this.told.isOnline && state.problem === this.told.problem) return;
    this.told = state;
    this.parts.onState(state);
  }
}

function reach({ host, port }: KeeperAddress, after: (delayMs: number, task: () => void) => () => void): Promise<Duplex | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, noDelay: true });
    const callOff = after(DIAL_TIMEOUT_MS, () => { socket.destroy(); });
    socket.once("connect", () => {
      callOff();
      resolve(socket);
    });
    // Stays for good: an error later on is told by `close`, too.
    socket.on("error", () => undefined);
    socket.once("close", () => {
      callOff();
      resolve(null);
    });
  });
}
