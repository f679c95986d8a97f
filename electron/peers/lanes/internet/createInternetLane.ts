import type { Duplex } from "node:stream";
import { toText, type KeyPair, type SyncCrypto } from "#shared/sync/index.ts";
import { ConnectionFailure, openConnection, type Lane, type PeerConnection, type Place, type UploadLimit } from "#electron/peers/connections/index.ts";
import { createDhtNode, type DhtNode } from "./dhtNode.ts";
import { createOwnKeys, PlaceMeeting, type PlaceMeetingParts } from "./placeMeeting.ts";

const MAX_CONNECTIONS = 64;
const MAX_DIALS = 8;
/** Who has not proved a device key yet. */
const MAX_UNPROVED = 16;
/** The newest places first; the rest are met on other lanes. */
const MAX_PLACES = 48;
const START_AGAIN_MS = 10_000;

export interface InternetLaneState {
  readonly isOnline: boolean;
  /** `no-nodes`: none is named. `unavailable`: it cannot run on this machine. `silent`: no node answers. `not-through`: others are there, and no way to them was found. */
  readonly problem: "no-nodes" | "unavailable" | "silent" | "not-through" | null;
}

export interface InternetLane extends Lane {
  state(): InternetLaneState;
}

export interface InternetLaneParts {
  readonly crypto: SyncCrypto;
  readonly keyPair: KeyPair;
  /** `host:port` each: nodes to begin with. */
  readonly bootstrap: readonly string[];
  /** Begin with the public network's nodes, too. */
  readonly usesPublic: boolean;
  readonly onConnection: (connection: PeerConnection) => void;
  /** Whether a way to this device is needed: no, when there is a better one. */
  readonly wants: (deviceKey: string) => boolean;
  readonly limit?: UploadLimit;
  readonly report: (message: string) => void;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
}

/**
 * Direct connections over the internet, through home routers: members of a place find each other at nodes that know only names of the day, punch a hole, and prove
 * their device keys to each other. Nothing runs, and nothing is loaded, before there is a place to meet in.
 */
export function createInternetLane(parts: InternetLaneParts): InternetLane {
  return new LaneOverInternet(parts);
}

class LaneOverInternet implements InternetLane {
  private readonly open = new Set<PeerConnection>();
  private readonly meetings = new Map<string, PlaceMeeting>();
  private readonly ownKeys = createOwnKeys();
  private readonly busy = { dial: 0, answer: 0 };
  private places: readonly Place[] = [];
  private node: DhtNode | null = null;
  /** Starts and ends of the node, one after the other. */
  private turn: Promise<void> = Promise.resolve();
  private isStarting = false;
  private isStopped = false;
  private isUnavailable = false;
  private replies: number | null = null;
  private callOffStart: () => void = () => undefined;

  constructor(private readonly parts: InternetLaneParts) {}

  setPlaces(places: readonly Place[]): void {
    this.places = Array.from(places).sort((one, other) => Number(one.isQuiet) - Number(other.isQuiet)).slice(0, MAX_PLACES);
    if (this.node !== null) this.meet(this.node);
    else this.begin();
  }

  networkChanged(): void {
    if (this.isStopped) return;
    this.replies = null;
    // What the nodes know of our address, and what we know of our router, is of the old network.
    this.inTurn(() => this.end());
    this.begin();
  }

  state(): InternetLaneState {
    const isOnline = this.replies !== null && this.replies > 0;
    if (this.parts.bootstrap.length === 0 && !this.parts.usesPublic) return { isOnline: false, problem: "no-nodes" };
    if (this.isUnavailable) return { isOnline: false, problem: "unavailable" };
    if (this.replies === 0) return { isOnline: false, problem: "silent" };
    const isBlocked = this.open.size === 0 && Array.from(this.meetings.values()).some((meeting) => meeting.unreached() > 0);
    return { isOnline, problem: isBlocked ? "not-through" : null };
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.callOffStart();
    this.inTurn(() => this.end());
    await this.turn;
  }

  private inTurn(task: () => Promise<void>): void {
    this.turn = this.turn.then(task).catch((problem: unknown) => { this.parts.report(`Internet: ${String(problem)}`); });
  }

  private begin(): void {
    if (this.isStopped || this.isStarting || this.places.length === 0 || (this.parts.bootstrap.length === 0 && !this.parts.usesPublic)) return;
    this.isStarting = true;
    this.callOffStart();
    this.inTurn(async () => {
      this.isStarting = false;
      if (this.isStopped || this.node !== null) return;
      try {
        const { bootstrap, usesPublic, report, after } = this.parts;
        this.node = await createDhtNode({ bootstrap, usesPublic, report, after });
        this.isUnavailable = false;
        this.meet(this.node);
      } catch (problem) {
        this.isUnavailable = true;
        this.parts.report(`Internet: cannot start: ${problem instanceof Error ? problem.message : String(problem)}`);
        this.callOffStart = this.parts.after(START_AGAIN_MS, () => { this.begin(); });
      }
    });
  }

  private async end(): Promise<void> {
    const { node } = this;
    this.node = null;
    const meetings = Array.from(this.meetings.values());
    this.meetings.clear();
    // First, so that nobody dials again because of what is closed here.
    const stopping = Promise.all(meetings.map((meeting) => meeting.stop()));
    for (const connection of Array.from(this.open)) connection.close();
    await node?.stop();
    await stopping;
  }

  /** One meeting for each place there is, none for the others. */
  private meet(node: DhtNode): void {
    const wanted = new Map(this.places.map((place) => [toText(place.key), place]));
    for (const [name, meeting] of this.meetings) {
      if (wanted.has(name)) continue;
      this.meetings.delete(name);
      void meeting.stop();
    }
    for (const [name, place] of wanted) {
      const meeting = this.meetings.get(name);
      if (meeting === undefined) this.meetings.set(name, new PlaceMeeting(place, this.meetingParts(node)));
      else meeting.setQuiet(place.isQuiet);
    }
  }

  private meetingParts(node: DhtNode): PlaceMeetingParts {
    const { crypto, wants, now, after } = this.parts;
    return {
      crypto, node, wants, now, after, ownKeys: this.ownKeys,
      open: (raw, isInitiator) => this.prove(raw, isInitiator),
      limited: (kind, task) => this.limited(kind, task),
      isShared: (placeKey) => Array.from(this.open).some((connection) => connection.isShared(placeKey)),
      onRound: (replies) => { if (this.node === node) this.replies = replies; },
    };
  }

  private async limited<T>(kind: "dial" | "answer", task: () => Promise<T>): Promise<T | null> {
    if (this.isStopped || this.busy[kind] >= (kind === "dial" ? MAX_DIALS : MAX_UNPROVED) || this.open.size >= MAX_CONNECTIONS) return null;
    this.busy[kind] += 1;
    try {
      return await task();
    } finally {
      this.busy[kind] -= 1;
    }
  }

  private async prove(raw: Duplex, isInitiator: boolean): Promise<PeerConnection | null> {
    const { keyPair, crypto, limit, now, after, report } = this.parts;
    try {
      const connection = await openConnection(raw, { isInitiator, keyPair, crypto, route: "direct", limit, now, after, report });
      this.add(connection);
      return connection;
    } catch (problem) {
      // That the other end went away meanwhile is everyday life; anything else is a fault of ours.
      if (!(problem instanceof ConnectionFailure)) report(`Internet: a connection could not be opened: ${String(problem)}`);
      raw.destroy();
      return null;
    }
  }

  private add(connection: PeerConnection): void {
    if (this.isStopped || this.node === null) { connection.close(); return; }
    this.open.add(connection);
    connection.onClose(() => {
      this.open.delete(connection);
      if (this.open.size === 0) for (const meeting of this.meetings.values()) meeting.hurry();
    });
    this.parts.onConnection(connection);
  }
}
