import { toText, type Channel, type SyncCrypto } from "#shared/sync/index.ts";
import { createChannel, type OpenChannel } from "./channel.ts";
import { numberFrame, offerFrame, type Frame } from "./frames.ts";
import type { Outbox } from "./outbox.ts";

export const MAX_OFFERS = 256;
/** Of all channels together, in messages that have not come in whole. */
const MAX_PENDING_BYTES = 256 * 1024 * 1024;

export interface MeetingPlaces {
  join(placeKey: Uint8Array, onOpen: (channel: Channel) => void, isFree?: boolean): () => void;
  /** False: not what an honest end sends. */
  take(frame: Extract<Frame, { kind: "offer" | "withdraw" | "part" | "last" }>): boolean;
  isShared(placeKey: Uint8Array): boolean;
  /** Places both ends are in. */
  sharedCount(): number;
  close(): void;
}

interface PlacesParts {
  readonly crypto: SyncCrypto;
  readonly handshakeHash: Uint8Array;
  readonly isInitiator: boolean;
  readonly outbox: Outbox;
  readonly guarded: (task: () => void) => void;
}

interface OwnPlace {
  readonly key: Uint8Array;
  /** Numbered when it is made. */
  offer: number;
  readonly remoteTag: string;
  readonly onOpen: (channel: Channel) => void;
  readonly isFree: boolean;
  /** `waiting`: there is no room for its offer yet. `over`: left, or its channel was closed on this side. */
  state: "waiting" | "offered" | "over";
  channel: OpenChannel | null;
}

const tagOf = (parts: PlacesParts, placeKey: Uint8Array, isInitiator: boolean): Uint8Array =>
  parts.crypto.keyedHash(placeKey, parts.handshakeHash, Uint8Array.of(isInitiator ? 1 : 0));

interface PlaceTable {
  /** By the place's key as text, in the order of joining. */
  readonly own: Map<string, OwnPlace>;
  readonly byOffer: ReadonlyMap<number, OwnPlace>;
  readonly byRemoteTag: ReadonlyMap<string, OwnPlace>;
  readonly remote: RemoteOffers;
  /** Tells the other end; waits when there are too many already. */
  offer(place: OwnPlace): void;
  open(place: OwnPlace, remoteOffer: number): void;
  withdraw(place: OwnPlace): void;
  close(): void;
}

function createPlaceTable(parts: PlacesParts): PlaceTable {
  const { outbox, guarded } = parts;
  const own = new Map<string, OwnPlace>();
  const byOffer = new Map<number, OwnPlace>();
  const byRemoteTag = new Map<string, OwnPlace>();
  const remote = createRemoteOffers();
  let nextOffer = 1;
  let isClosed = false;

  function offer(place: OwnPlace): void {
    if (byOffer.size >= MAX_OFFERS) return;
    place.state = "offered";
    place.offer = nextOffer;
    nextOffer += 1;
    byOffer.set(place.offer, place);
    byRemoteTag.set(place.remoteTag, place);
    outbox.notice(offerFrame(place.offer, tagOf(parts, place.key, parts.isInitiator)));
    const remoteOffer = remote.offerOf(place.remoteTag);
    if (remoteOffer !== undefined) open(place, remoteOffer);
  }

  function open(place: OwnPlace, remoteOffer: number): void {
    const queue = outbox.queue(remoteOffer, { onRoom: () => { channel.hasRoom(); }, onSent: () => { channel.hasSent(); }, isFree: place.isFree });
    const channel = createChannel({ queue, guarded, onFinished: () => { withdraw(place); } });
    place.channel = channel;
    guarded(() => { place.onOpen(channel); });
  }

  function withdraw(place: OwnPlace): void {
    const wasOffered = place.state === "offered";
    place.state = "over";
    if (wasOffered && !isClosed) {
      byOffer.delete(place.offer);
      byRemoteTag.delete(place.remoteTag);
      outbox.notice(numberFrame("withdraw", place.offer));
      const next = Array.from(own.values()).find(({ state }) => state === "waiting");
      if (next !== undefined) offer(next);
    }
    place.channel?.end();
    place.channel = null;
  }

  function close(): void {
    isClosed = true;
    const places = [...own.values(), ...byOffer.values()];
    own.clear();
    byOffer.clear();
    byRemoteTag.clear();
    for (const place of places) place.channel?.end();
  }

  return { own, byOffer, byRemoteTag, remote, offer, open, withdraw, close };
}

/** Which places each end of a connection is in; where both are in the same, a channel. Numbers of offers are never used twice. */
export function createMeetingPlaces(parts: PlacesParts): MeetingPlaces {
  const { own, byOffer, byRemoteTag, remote, offer, open, withdraw, close } = createPlaceTable(parts);
  let isClosed = false;

  function takeOffer(number: number, tagBytes: Uint8Array): boolean {
    const tag = toText(tagBytes);
    if (!remote.add(number, tag)) return false;
    const place = byRemoteTag.get(tag);
    if (place !== undefined) open(place, number);
    return true;
  }

  function takeWithdrawal(number: number): boolean {
    const tag = remote.take(number);
    if (tag === undefined) return false;
    const place = byRemoteTag.get(tag);
    const channel = place?.channel ?? null;
    if (place === undefined || channel === null) return true;
    // Closed on this side, and what was sent is waited for by nobody now.
    if (!channel.isOpen()) withdraw(place);
    place.channel = null;
    channel.end();
    return true;
  }

  function takePart(number: number, bytes: Uint8Array, isLast: boolean): boolean {
    const channel = byOffer.get(number)?.channel ?? null;
    if (channel === null) return true;
    if (!channel.take(bytes, isLast)) return false;
    let pendingBytes = 0;
    for (const place of byOffer.values()) pendingBytes += place.channel?.pendingBytes() ?? 0;
    return pendingBytes <= MAX_PENDING_BYTES;
  }

  function join(placeKey: Uint8Array, onOpen: (channel: Channel) => void, isFree = false): () => void {
    if (isClosed) return () => undefined;
    const name = toText(placeKey);
    const remoteTag = toText(tagOf(parts, placeKey, !parts.isInitiator));
    const place: OwnPlace = { key: placeKey.slice(), offer: 0, remoteTag, onOpen, isFree, state: "waiting", channel: null };
    const before = own.get(name);
    own.set(name, place);
    if (before !== undefined) withdraw(before);
    if (place.state === "waiting") offer(place);
    return () => {
      if (own.get(name) === place) own.delete(name);
      // What was sent before the channel was closed still goes out.
      if (place.channel?.isOpen() !== false) withdraw(place);
    };
  }

  return {
    join,
    take(frame) {
      if (frame.kind === "offer") return takeOffer(frame.number, frame.tag);
      if (frame.kind === "withdraw") return takeWithdrawal(frame.number);
      return takePart(frame.number, frame.bytes, frame.kind === "last");
    },
    isShared: (placeKey) => own.get(toText(placeKey))?.channel?.isOpen() === true,
    sharedCount: () => Array.from(byOffer.values()).filter(({ channel }) => channel?.isOpen() === true).length,
    close() {
      isClosed = true;
      close();
    },
  };
}

interface RemoteOffers {
  /** False: used before, the same place twice, or more than there may be. */
  add(number: number, tag: string): boolean;
  /** The tag, which is forgotten. */
  take(number: number): string | undefined;
  offerOf(tag: string): number | undefined;
}

function createRemoteOffers(): RemoteOffers {
  const tags = new Map<number, string>();
  const offers = new Map<string, number>();
  let newest = 0;
  return {
    add(number, tag) {
      if (number <= newest || offers.has(tag) || tags.size >= MAX_OFFERS) return false;
      newest = number;
      tags.set(number, tag);
      offers.set(tag, number);
      return true;
    },
    take(number) {
      const tag = tags.get(number);
      tags.delete(number);
      if (tag !== undefined) offers.delete(tag);
      return tag;
    },
    offerOf: (tag) => offers.get(tag),
  };
}
