import type { Stream } from "hyperdht";
import { internetDialKeysOf, internetTopicOf, toText, type KeyPair, type SyncCrypto } from "#shared/sync/index.ts";
import type { PeerConnection, Place } from "#electron/peers/connections/index.ts";
import { answerApproach, approach } from "./approach.ts";
import type { DirectStream } from "./directStream.ts";
import type { DhtNode, Found, Listening, LookOutcome } from "./dhtNode.ts";
import { createWayBook, type WayBook } from "./wayBook.ts";

const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 1_000;
const FIRST_DELAY_MS = 1_000;
/** Nobody is there yet: each round twice as long as the one before, up to this. */
const LONELY_MS = 12_000;
const LONELY_ROUNDS = 12;
/** Who comes later finds us: nothing is missed by looking seldom. */
const SELDOM_MS = 30_000;
const QUIET_MS = 120_000;
/** The nodes forget after twenty minutes. */
const ANNOUNCE_EVERY_MS = 4 * 60_000;
/** Clocks may be a day apart: each so many rounds the days around are looked at, too. */
const ROUNDS_FOR_OTHER_DAYS = 4;

export interface OwnKeys {
  add(key: Uint8Array): void;
  has(key: Uint8Array): boolean;
}

const MAX_OWN_KEYS = 1_000;

export function createOwnKeys(): OwnKeys {
  const keys = new Set<string>();
  return {
    add(key) {
      keys.add(toText(key));
      const [oldest] = keys;
      if (keys.size > MAX_OWN_KEYS && oldest !== undefined) keys.delete(oldest);
    },
    has: (key) => keys.has(toText(key)),
  };
}

export interface PlaceMeetingParts {
  readonly crypto: SyncCrypto;
  readonly node: DhtNode;
  /** Proves device keys over a way and counts the connection; null when that failed. */
  readonly open: (raw: DirectStream, isInitiator: boolean) => Promise<PeerConnection | null>;
  /** Runs a task that takes up one of the places for strangers; null when all are taken. */
  readonly limited: <T>(kind: "dial" | "answer", task: () => Promise<T>) => Promise<T | null>;
  readonly wants: (deviceKey: string) => boolean;
  readonly isShared: (placeKey: Uint8Array) => boolean;
  /** Keys of this device, of yesterday and of before the network changed: the nodes still know them. */
  readonly ownKeys: OwnKeys;
  /** A round is over: so many nodes answered. */
  readonly onRound: (replies: number) => void;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
}

/** Finds others in one place, and is found there, under names that change each day and with a key pair made for this day only. */
export class PlaceMeeting {
  private readonly book: WayBook;
  private day = -1;
  private keyPair: KeyPair;
  private listening: Listening | null = null;
  private announcedAtMs = -Infinity;
  private rounds = 0;
  private isStopped = false;
  private callOffRound: () => void = () => undefined;
  private callOffLook: () => void = () => undefined;

  constructor(private place: Place, private readonly parts: PlaceMeetingParts) {
    const { crypto, wants, now, after } = parts;
    this.keyPair = crypto.newKeyPair();
    parts.ownKeys.add(this.keyPair.publicKey);
    this.book = createWayBook({ crypto, wants, now, after, dial: (to) => this.dial(to) });
    this.roundAfter(0);
    this.look();
  }

  setQuiet(isQuiet: boolean): void {
    if (this.place.isQuiet === isQuiet) return;
    this.place = { key: this.place.key, isQuiet };
    if (!isQuiet) this.hurry();
  }

  unreached(): number {
    return this.book.unreached();
  }

  /** The last connection was lost: look soon. */
  hurry(): void {
    this.rounds = Math.min(this.rounds, 1);
    if (this.listening !== null) this.roundAfter(FIRST_DELAY_MS);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.callOffRound();
    this.callOffLook();
    this.book.stop();
    await this.listening?.close();
  }

  private look(): void {
    this.callOffLook = this.parts.after(LOOK_EVERY_MS, () => {
      this.book.dialDue();
      this.look();
    });
  }

  private roundAfter(delayMs: number): void {
    this.callOffRound();
    if (this.isStopped) return;
    this.callOffRound = this.parts.after(delayMs, () => { void this.round(); });
  }

  private async round(): Promise<void> {
    const { now, onRound } = this.parts;
    const day = Math.floor(now() / DAY_MS);
    // Looked for while the nodes are told of us: whoever is there already is dialled a little sooner.
    const first = this.day === day ? null : (await Promise.all([this.lookAt(day), this.beginDay(day)]))[0];
    if (this.isStopped) return;
    this.book.dialDue();
    const { replies } = first?.replies === 0 ? first : await this.meet(this.day);
    if (!this.place.isQuiet && this.rounds % ROUNDS_FOR_OTHER_DAYS === 1) {
      await Promise.all([this.day - 1, this.day + 1].map((day) => this.lookAt(day)));
    }
    if (this.isStopped) return;
    onRound(replies);
    this.rounds += 1;
    this.book.dialDue();
    this.roundAfter(this.delayMs(replies));
  }

  private delayMs(replies: number): number {
    const [chance = 0] = this.parts.crypto.randomBytes(1);
    const isSettled = replies > 0 && (this.place.isQuiet || this.parts.isShared(this.place.key) || this.rounds > LONELY_ROUNDS);
    const fullMs = isSettled ? (this.place.isQuiet ? QUIET_MS : SELDOM_MS) : Math.min(LONELY_MS, FIRST_DELAY_MS * 2 ** (this.rounds - 1));
    return fullMs * (0.75 + chance / 1_024);
  }

  /** A new day: another key pair, another name. Connections stay as they are. */
  private async beginDay(day: number): Promise<void> {
    const { crypto, node, ownKeys } = this.parts;
    const before = this.listening;
    if (before !== null) this.keyPair = crypto.newKeyPair();
    ownKeys.add(this.keyPair.publicKey);
    this.day = day;
    this.announcedAtMs = -Infinity;
    const dialKeys = [day - 1, day, day + 1].map((near) => internetDialKeysOf(crypto, this.place.key, near).publicKey);
    const listening = await node.listen(this.keyPair, (key) => dialKeys.some((own) => Buffer.compare(own, key) === 0), (stream) => { void this.accept(stream); });
    this.listening = listening;
    await before?.close();
    if (this.isStopped) await listening.close();
  }

  private async meet(day: number): Promise<LookOutcome> {
    const isDue = this.parts.now() - this.announcedAtMs >= ANNOUNCE_EVERY_MS;
    const isFirst = this.announcedAtMs === -Infinity;
    const outcome = await this.lookAt(day, isDue);
    const knowsUs = outcome.found.some(({ key }) => this.isOwn(key));
    if (knowsUs || isFirst || outcome.replies === 0 || this.isStopped) return outcome;
    // The nodes were started anew, or are others by now.
    this.listening?.refresh();
    return isDue ? outcome : this.lookAt(day, true);
  }

  private async lookAt(day: number, announces = false): Promise<LookOutcome> {
    const { crypto, node, now } = this.parts;
    const topic = internetTopicOf(crypto, this.place.key, day);
    const outcome = await node.look(topic, announces ? { keyPair: this.keyPair, nodes: this.listening?.nodes() ?? [] } : null);
    if (announces && outcome.replies > 0) this.announcedAtMs = now();
    if (!this.place.isQuiet) for (const found of outcome.found) if (!this.parts.ownKeys.has(found.key)) this.book.found(found, this.keyPair.publicKey);
    return outcome;
  }

  private isOwn(key: Uint8Array): boolean {
    return Buffer.compare(key, this.keyPair.publicKey) === 0;
  }

  private dial(to: Found): Promise<PeerConnection | null> {
    const { crypto, node, after, open, limited } = this.parts;
    return limited("dial", async () => {
      const stream = node.connect(to, internetDialKeysOf(crypto, this.place.key, this.day));
      const raw = await approach(stream, this.keyPair.publicKey, { crypto, placeKey: this.place.key, after });
      return raw === null ? null : open(raw, true);
    });
  }

  private async accept(stream: Stream): Promise<void> {
    const { crypto, after, open, limited } = this.parts;
    const isTaken = await limited("answer", async () => {
      const answered = await answerApproach(stream, { crypto, placeKey: this.place.key, after });
      const connection = answered === null ? null : await open(answered.raw, false);
      if (answered !== null && connection !== null) this.book.came({ key: answered.key, nodes: [] }, connection);
      return true;
    });
    if (isTaken === null) stream.destroy();
  }
}
