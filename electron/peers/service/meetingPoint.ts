import { toText, type Channel } from "#shared/sync/index.ts";
import type { Connection, Place } from "../connections/connectionTypes.ts";

export interface MeetingPlace extends Place {
  /** Both ends are in this place. False: once this channel is closed, it need not be tried again. */
  readonly onOpen: (connection: Connection, channel: Channel) => boolean;
}

interface Joined { place: MeetingPlace; leave: () => void; newest: Channel | null }

/** After a channel was closed on one side only, the place is offered again: a session that failed is tried anew. */
const OFFER_AGAIN_MS = 2_000;

/** Which places this device is in, for whom, and on which connections: every place is offered on every connection. */
export interface MeetingPoint {
  /** Replaces the places of one owner. */
  setPlaces(owner: string, places: readonly MeetingPlace[]): void;
  addConnection(connection: Connection): void;
  /** Offers the owner's places on this connection once more: whom it turned away may come in now. */
  offerAgain(owner: string, connection: Connection): void;
  connections(): readonly Connection[];
  close(): void;
}

export interface MeetingPointParts {
  readonly after: (delayMs: number, task: () => void) => () => void;
  /** Of all owners; each place once, quiet only when all who asked for it are quiet. */
  readonly onPlaces: (places: readonly Place[]) => void;
}

export function createMeetingPoint({ after, onPlaces }: MeetingPointParts): MeetingPoint {
  const owners = new Map<string, ReadonlyMap<string, MeetingPlace>>();
  const connections = new Map<Connection, Map<string, Joined>>();
  let announced = "";

  function join(connection: Connection, name: string, place: MeetingPlace): void {
    const joinedHere = connections.get(connection);
    if (joinedHere === undefined) return;
    const joined: Joined = { place, leave: () => undefined, newest: null };
    joinedHere.set(name, joined);
    joined.leave = connection.join(place.key, (channel) => {
      if (joinedHere.get(name) !== joined) { channel.close(); return; }
      joined.newest = channel;
      if (!joined.place.onOpen(connection, channel)) return;
      channel.onClose(() => {
        // The other end may have come back by itself: offering again would tear down what has begun anew, there and then here, in turn, without end.
        after(OFFER_AGAIN_MS, () => { if (joinedHere.get(name) === joined && joined.newest === channel) join(connection, name, joined.place); });
      });
    });
  }

  function wanted(): Map<string, MeetingPlace> {
    const all = new Map<string, MeetingPlace>();
    for (const places of owners.values()) {
      for (const [name, place] of places) if (all.get(name)?.isQuiet !== false) all.set(name, place);
    }
    return all;
  }

  function update(): void {
    const all = wanted();
    for (const [connection, joinedHere] of connections) {
      for (const [name, joined] of [...joinedHere]) {
        const place = all.get(name);
        if (place === undefined) {
          joinedHere.delete(name);
          joined.leave();
        } else {
          joined.place = place;
        }
      }
      for (const [name, place] of all) if (!joinedHere.has(name)) join(connection, name, place);
    }
    const text = Array.from(all, ([name, place]) => `${name}${place.isQuiet ? "-" : "+"}`).sort().join(" ");
    if (text === announced) return;
    announced = text;
    onPlaces(Array.from(all.values(), ({ key, isQuiet }) => ({ key, isQuiet })));
  }

  return {
    setPlaces(owner, places) {
      if (places.length === 0) owners.delete(owner);
      else owners.set(owner, new Map(places.map((place) => [toText(place.key), place])));
      update();
    },
    addConnection(connection) {
      connections.set(connection, new Map());
      connection.onClose(() => { connections.delete(connection); });
      update();
    },
    offerAgain(owner, connection) {
      const joinedHere = connections.get(connection);
      for (const [name, place] of owners.get(owner) ?? []) {
        const before = joinedHere?.get(name);
        before?.leave();
        join(connection, name, place);
      }
    },
    connections: () => [...connections.keys()],
    close() {
      owners.clear();
      update();
      connections.clear();
    },
  };
}
