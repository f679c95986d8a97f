import type { Channel, Route } from "#shared/sync/index.ts";

/**
 * An encrypted connection to one device (Noise XX over any byte stream, both device keys proved). It carries channels; each belongs to a place that both ends
 * know (a group's discovery key, an invite's, a keeper's space), and nobody who does not know the place learns which one it is.
 */
export interface Connection {
  /** Of the other end: 43 letters. */
  readonly deviceKey: string;
  readonly isInitiator: boolean;
  readonly handshakeHash: Uint8Array;
  readonly route: Route;
  /** Measured by pings; null before the first answer. */
  roundTripMs(): number | null;
  /**
   * `onOpen` is called each time the other end is in the same place, too. The answer leaves the place and closes its channel. `isFree`: what goes through it is held
   * back elsewhere already, and not by this connection's limit.
   */
  join(placeKey: Uint8Array, onOpen: (channel: Channel) => void, isFree?: boolean): () => void;
  onClose(listener: () => void): void;
  close(): void;
}

/** Finds and keeps connections: one lane for the local network, one for each keeper. */
export interface Lane {
  /** Look for others in these places, and be found there. Replaces what was asked before. */
  setPlaces(places: readonly Place[]): void;
  /** Dial again at once: the machine woke up, or its network changed. */
  networkChanged(): void;
  stop(): Promise<void>;
}

export interface Place {
  readonly key: Uint8Array;
  /** Answer there, but do not look: an older epoch. */
  readonly isQuiet: boolean;
}
